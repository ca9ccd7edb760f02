package com.dealscout.demo.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.demo.drawing.Picture.Shot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTests {

    @Test
    void everyThingHasAPictureOfItsOwn() throws IOException {
        Map<String, Thing> seen = new HashMap<>();

        for (var thing : Thing.values()) {
            var jpeg = new Picture(thing, Hue.RUST, Shot.WHOLE, 3).jpeg();

            var image = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(image.getWidth()).as(thing.name()).isEqualTo(1_200);
            assertThat(image.getHeight()).as(thing.name()).isEqualTo(1_200);
            assertThat(jpeg.length).as("bytes of " + thing).isBetween(20_000, 400_000);
            assertThat(seen.put(Arrays.toString(jpeg), thing))
                    .as("same as " + thing)
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Thing.class)
    void shotsAndColorsDiffer(Thing thing) {
        var looks = new ArrayList<String>();

        for (var shot : Shot.values()) {
            looks.add(pixels(new Picture(thing, Hue.GREEN, shot, 5)));
        }
        looks.add(pixels(new Picture(thing, Hue.WINE, Shot.WHOLE, 5)));
        looks.add(pixels(new Picture(thing, Hue.GREEN, Shot.WHOLE, 6)));

        assertThat(looks).doesNotHaveDuplicates();
    }

    private static String pixels(Picture picture) {
        var image = picture.image(100);
        return Arrays.toString(image.getRGB(0, 0, 100, 100, null, 0, 100));
    }
}
