package com.dealscout;

import com.dealscout.Browsing.Screen;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, on a phone and on a desk, in both themes: nothing that keeps somebody out. */
@RunningApp
class FrameTests {

    @Autowired
    Api api;

    @Autowired
    Browsing browsing;

    @ParameterizedTest
    @EachScreen
    void strangersPagesAreAccessible(Screen screen, ColorScheme theme) {
        try (var visit = browsing.visit(screen, theme, true)) {
            for (var path : new String[] {"/", "/login", "/register", "/forgot-password", "/nothing-here"}) {
                visit.page.navigate(path);
                visit.picture("stranger" + path.replace('/', '-'));
                visit.isAccessible();
            }
        }
    }
}
