package com.dealscout;

import com.dealscout.Browsing.Screen;
import com.microsoft.playwright.options.ColorScheme;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Arguments {@code (Screen, ColorScheme)}: a light phone and a dark desk in every run of the suite, so that each size
 * and each theme is seen; all four pairs with {@code -Ddealscout.test.screens=all}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(EachScreen.Pairs.class)
public @interface EachScreen {

    /** Of sizes and themes. */
    final class Pairs implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            var usual = Stream.of(
                    Arguments.of(Screen.PHONE, ColorScheme.LIGHT), Arguments.of(Screen.DESK, ColorScheme.DARK));
            return System.getProperty("dealscout.test.screens", "").equals("all")
                    ? Stream.concat(
                            usual,
                            Stream.of(
                                    Arguments.of(Screen.PHONE, ColorScheme.DARK),
                                    Arguments.of(Screen.DESK, ColorScheme.LIGHT)))
                    : usual;
        }
    }
}
