package com.dealscout.demo.drawing;

import java.awt.Color;

/** The colours that things come in; all of one warm and muted family. */
public enum Hue {
    BROWN(0x6e5338),
    OAK(0xb98d5b),
    SAND(0xcdb892),
    WHITE(0xf1eadc),
    CHARCOAL(0x4a443d),
    GREY(0x9b9284),
    GREEN(0x4f7a63),
    SAGE(0x8fa68f),
    RUST(0xb4603a),
    MUSTARD(0xd29c3c),
    WINE(0x84423a),
    ROSE(0xc68d7e),
    BLUE(0x4f6f86),
    NAVY(0x37485a);

    private final Color color;

    Hue(int rgb) {
        color = new Color(rgb);
    }

    Color color() {
        return color;
    }
}
