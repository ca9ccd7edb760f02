package com.dealscout.demo.drawing;

import java.awt.Color;

/** What can be drawn, each with the place it is seen in and the point of it that a near picture shows. */
public enum Thing {
    OFFICE_CHAIR(Scene.ROOM, 50, 36, Furniture::officeChair),
    GAMING_CHAIR(Scene.ROOM, 50, 28, Furniture::gamingChair),
    SOFA(Scene.ROOM, 32, 54, Furniture::sofa),
    BOOKSHELF(Scene.ROOM, 50, 38, Furniture::bookshelf),
    DINING_TABLE(Scene.ROOM, 50, 48, Furniture::diningTable),
    FLOOR_LAMP(Scene.ROOM, 50, 22, Furniture::floorLamp),
    MIRROR(Scene.ROOM, 50, 30, Furniture::mirror),
    PICTURE_FRAME(Scene.WALL, 36, 36, Furniture::pictureFrame),
    BICYCLE(Scene.MEADOW, 48, 62, Wheels::bicycle),
    E_SCOOTER(Scene.MEADOW, 66, 68, Wheels::scooter),
    SKATEBOARD(Scene.MEADOW, 30, 70, Wheels::skateboard),
    STROLLER(Scene.MEADOW, 46, 40, Wheels::stroller),
    LAWN_MOWER(Scene.MEADOW, 38, 70, Wheels::lawnMower),
    LAPTOP(Scene.TABLE, 50, 66, Electronics::laptop),
    PHONE(Scene.TABLE, 60, 34, Electronics::phone),
    HEADPHONES(Scene.TABLE, 32, 60, Electronics::headphones),
    CAMERA(Scene.TABLE, 52, 58, Electronics::camera),
    RECORD_PLAYER(Scene.TABLE, 42, 60, Electronics::recordPlayer),
    WATCH(Scene.TABLE, 50, 48, Electronics::watch),
    GUITAR(Scene.ROOM, 46, 64, Music::guitar),
    PIANO(Scene.ROOM, 44, 47, Music::keyboard),
    TENT(Scene.MEADOW, 54, 60, Sports::tent),
    BACKPACK(Scene.ROOM, 50, 60, Sports::backpack),
    TENNIS_RACKET(Scene.WALL, 50, 32, Sports::tennisRacket),
    DUMBBELLS(Scene.ROOM, 28, 74, Sports::dumbbells),
    TOY_TRAIN(Scene.TABLE, 38, 60, Play::toyTrain),
    BOARD_GAME(Scene.TABLE, 42, 62, Play::boardGame),
    JACKET(Scene.WALL, 50, 40, Clothes::jacket),
    SNEAKERS(Scene.TABLE, 42, 66, Clothes::sneakers),
    HANDBAG(Scene.TABLE, 50, 60, Clothes::handbag),
    COFFEE_MACHINE(Scene.TABLE, 48, 50, Kitchen::coffeeMachine),
    BLENDER(Scene.TABLE, 50, 38, Kitchen::blender),
    DRILL(Scene.TABLE, 50, 42, Kitchen::drill),
    PLANT_POT(Scene.TABLE, 50, 68, Kitchen::plantPot);

    @FunctionalInterface
    private interface Drawing {
        void draw(Brush brush, Color color);
    }

    private final Scene scene;
    private final double detailX;
    private final double detailY;
    private final Drawing drawing;

    Thing(Scene scene, double detailX, double detailY, Drawing drawing) {
        this.scene = scene;
        this.detailX = detailX;
        this.detailY = detailY;
        this.drawing = drawing;
    }

    Scene scene() {
        return scene;
    }

    double detailX() {
        return detailX;
    }

    double detailY() {
        return detailY;
    }

    void draw(Brush brush, Color color) {
        drawing.draw(brush, color);
    }
}
