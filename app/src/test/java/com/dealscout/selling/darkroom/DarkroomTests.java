package com.dealscout.selling.darkroom;

import static com.dealscout.selling.darkroom.Pictures.ascii;
import static com.dealscout.selling.darkroom.Pictures.concat;
import static com.dealscout.selling.darkroom.Pictures.encode;
import static com.dealscout.selling.darkroom.Pictures.jpeg;
import static com.dealscout.selling.darkroom.Pictures.quarters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DarkroomTests {

    private static final Darkroom DARKROOM = new Darkroom();

    @TempDir
    Path files;

    @AfterAll
    static void close() {
        DARKROOM.close();
    }

    // what is taken

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void takesPhotosOfEachKind(String format) throws IOException {
        var photo = encode(quarters(120, 160), format);

        var print = print(photo);

        assertThat(print.width()).isEqualTo(120);
        assertThat(print.height()).isEqualTo(160);
        assertUpright(Pictures.decode(print.picture()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "see-through.webp", "turned.webp"})
    void takesWebp(String name) throws IOException {
        var print = print(resource(name));

        assertThat(print.width()).isEqualTo(60);
        assertThat(print.height()).isEqualTo(80);
        assertUpright(Pictures.decode(print.picture()));
    }

    @Test
    void takesProgressiveJpeg() throws IOException {
        assertUpright(Pictures.decode(
                print(Pictures.progressiveJpeg(quarters(120, 160))).picture()));
    }

    @Test
    void aMovingGifStandsStillAtItsFirstPicture() throws IOException {
        var one = encode(quarters(120, 160), "gif");
        var another = encode(new BufferedImage(120, 160, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        var both =
                concat(Arrays.copyOf(one, one.length - 1), Arrays.copyOfRange(another, 13 + 3 * 256, another.length));

        assertUpright(Pictures.decode(print(both).picture()));
    }

    // what is refused

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("noPhotos")
    void refusesWhatIsNoPhotoWhateverItsName(byte[] content, String name, String words) throws IOException {
        assertThat(refusal(content)).isEqualTo(words);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> noPhotos() {
        return Stream.of(
                noPhoto(new byte[0], "nothing", "is empty. Choose it again."),
                noPhoto(ascii("just words"), "text", "is text, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        "žluťoučký kůň ".repeat(100).getBytes(StandardCharsets.UTF_8),
                        "long text",
                        "is text, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        ascii("<html><script>alert(1)</script>"),
                        "page",
                        "is text, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        ascii("<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>"),
                        "drawing",
                        "is an SVG drawing, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        ascii("\0\0\0\30ftypheic\0\0\0\0mif1heic"),
                        "HEIC",
                        "is a HEIC photo, which cannot be read here. Send it as JPEG."),
                noPhoto(
                        ascii("\0\0\0\30ftypavif\0\0\0\0"),
                        "AVIF",
                        "is an AVIF photo, which cannot be read here. Send it as JPEG."),
                noPhoto(
                        ascii("\0\0\0\30ftypisom\0\0\0\0"),
                        "film",
                        "is a video, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        ascii("%PDF-1.7"),
                        "document",
                        "is a PDF document, not a photo. Send a JPEG, PNG, WebP or GIF."),
                noPhoto(
                        new byte[] {'P', 'K', 3, 4, 0},
                        "archive",
                        "is a file of another kind, not a photo. Send a JPEG, PNG, WebP or GIF."));
    }

    private static org.junit.jupiter.params.provider.Arguments noPhoto(byte[] content, String name, String words) {
        return org.junit.jupiter.params.provider.Arguments.of(content, name, words);
    }

    @Test
    void refusesAFileAboveTheLimitWithoutReadingIt() throws IOException {
        var file = files.resolve("large");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(Limits.BYTES + 1);
        }

        assertThat(DARKROOM.examine(file))
                .isEqualTo(new Refused("has 25.0 MB; a photo may have 25. Send a smaller one."));
    }

    @Test
    void refusesAHundredMegapixelsByWhatTheHeaderSays() throws IOException {
        var small = jpeg(quarters(120, 160));

        assertThat(refusal(Pictures.flatPng(10_000, 10_000, 1, 0, 1_250)))
                .isEqualTo("has 10,000 × 10,000 pixels; a photo must have fewer than 100 million. Send a smaller one.");
        assertThat(refusal(Pictures.claiming(small, 65_000, 65_000))).contains("65,000 × 65,000 pixels");
        assertThat(refusal(gifClaiming(65_000, 65_000))).contains("65,000 × 65,000 pixels");
        assertThat(refusal(webpClaiming(16_384, 16_384))).contains("16,384 × 16,384 pixels");
    }

    @Test
    void refusesAWebpThatItsDecoderWouldHoldWhole() throws IOException {
        assertThat(refusal(webpClaiming(8_000, 8_000)))
                .isEqualTo("has 8,000 × 8,000 pixels; a WebP may have 16 million. Send it smaller, or as JPEG.");
    }

    @Test
    void refusesWhatIsTooSmallOrTooNarrowToBeSeen() throws IOException {
        assertThat(refusal(encode(quarters(1, 1), "png"))).contains("each side needs 50 at least");
        assertThat(refusal(encode(quarters(8_000, 2), "png"))).contains("each side needs 50 at least");
        assertThat(refusal(encode(quarters(1_100, 54), "png"))).contains("one side may be 20 times the other");
    }

    /** The decoder alone would fill the rest with grey and call it a photo. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "progressive", "png", "gif", "webp"})
    void refusesAnyBeginningOfAPhoto(String kind) throws IOException {
        var whole = photo(kind);
        var lastByte = kind.equals("gif") ? 1 : 0; // a GIF's last byte only says that no picture follows

        for (var length = 16; length < whole.length - lastByte; length += Math.max(1, whole.length / 97)) {
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .as("%d of %d", length, whole.length)
                    .isEqualTo(Unreadable.CUT_OFF);
        }
        assertThat(refusal(Arrays.copyOf(whole, whole.length - lastByte - 1))).isEqualTo(Unreadable.CUT_OFF);
    }

    @Test
    void refusesAPhotoWhoseDataEndBeforeItsSizeSays() throws IOException {
        var twiceAsHigh = Pictures.claiming(jpeg(noise(400, 300)), 400, 3_000);

        assertThat(refusal(twiceAsHigh)).isEqualTo(Unreadable.CUT_OFF);
    }

    @Test
    void refusesAPngWhosePixelsAreNotThere() throws IOException {
        var damaged = Pictures.flatPng(400, 300, 8, 2, 600);

        assertThat(refusal(damaged)).isEqualTo(Unreadable.DAMAGED);
    }

    @Test
    void refusesAJpegThatWouldKeepItsDecoderBusyForHours() throws IOException {
        var whole = Pictures.progressiveJpeg(quarters(120, 160));
        var large = Pictures.claiming(whole, 9_900, 9_900);
        var lastScan = lastIndexOf(large, new byte[] {(byte) 0xFF, (byte) 0xDA});
        var scan = Arrays.copyOfRange(large, lastScan, large.length - 2);
        var busy = Arrays.copyOf(large, large.length - 2);
        for (var i = 0; i < 20; i++) {
            busy = concat(busy, scan);
        }

        assertThat(refusal(concat(busy, new byte[] {(byte) 0xFF, (byte) 0xD9}))).contains("not progressive");
    }

    // what comes out

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsEachOfTheEightOrientationsUpright(int orientation) throws IOException {
        var lying = lying(quarters(120, 160), orientation);

        var print = print(Pictures.withExif(jpeg(lying), orientation));

        assertThat(print.width()).isEqualTo(120);
        assertThat(print.height()).isEqualTo(160);
        assertUpright(Pictures.decode(print.picture()));
        assertUpright(Pictures.decode(print.thumbnail()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 99, 65_535})
    void takesAPhotoAsItLiesIfItsOrientationDoesNotExist(int orientation) throws IOException {
        assertUpright(Pictures.decode(
                print(Pictures.withExif(jpeg(quarters(120, 160)), orientation)).picture()));
    }

    @Test
    void turnsAPngByItsExifToo() throws IOException {
        var lying = encode(lying(quarters(120, 160), 6), "png");

        assertUpright(Pictures.decode(
                print(Pictures.withChunk(lying, "eXIf", Pictures.exif(6))).picture()));
    }

    @Test
    void keepsNothingButThePicture() throws IOException {
        var photo = Pictures.withExif(jpeg(quarters(120, 160)), 1);
        var talkative = Pictures.withSegment(photo, 0xFE, ascii("my address is 1 Main Street"));
        var polyglot = concat(talkative, new byte[] {'P', 'K', 3, 4}, ascii("secret.txt"));

        var print = print(polyglot);

        for (var kept : new byte[][] {print.picture(), print.thumbnail()}) {
            assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif", "Robert", "Main Street", "PK\3\4", "secret");
        }
    }

    @Test
    void showsNoDecoderWhatIsNotThePicture() throws IOException {
        var bomb = Pictures.deflate(new byte[50_000_000]);
        var photo = encode(quarters(120, 160, BufferedImage.TYPE_BYTE_INDEXED), "png");
        var armed = Pictures.withChunk(photo, "zTXt", concat(ascii("Comment\0\0"), bomb));

        var examined = (Negative) examine(armed);

        var kept = examined.anatomy().picture().stream()
                .mapToLong(Anatomy.Stretch::length)
                .sum();
        assertThat(kept).isLessThan(armed.length - 40_000);
        assertUpright(Pictures.decode(print(armed).picture()));
    }

    @Test
    void isAtMostAScreenWideAndItsThumbnailSmaller() throws IOException {
        var print = print(jpeg(quarters(3_000, 2_000)));

        assertThat(print.width()).isEqualTo(2048);
        assertThat(print.height()).isEqualTo(1365);
        assertThat(Pictures.decode(print.picture()).getWidth()).isEqualTo(2048);
        assertThat(Pictures.decode(print.thumbnail()).getWidth()).isEqualTo(480);
        assertThat(Pictures.decode(print.thumbnail()).getHeight()).isEqualTo(320);
        assertUpright(Pictures.decode(print.picture()));
    }

    @Test
    void neverMakesAPhotoLarger() throws IOException {
        var print = print(jpeg(quarters(120, 160)));

        assertThat(Pictures.decode(print.thumbnail()).getHeight()).isEqualTo(160);
    }

    @Test
    void showsWhiteWhereAPhotoIsSeeThrough() throws IOException {
        var seeThrough = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        seeThrough.createGraphics().fillRect(0, 0, 0, 0);

        assertColour(print(encode(seeThrough, "png")).picture(), Color.WHITE);
    }

    @ParameterizedTest
    @CsvSource({"10, jpeg", "10, png", "11, png"})
    void greyStaysAsGreyAsItWas(int type, String format) throws IOException {
        var grey = new BufferedImage(100, 100, type);
        var most = type == BufferedImage.TYPE_USHORT_GRAY ? 65_535 : 255;
        for (var i = 0; i < 100 * 100; i++) {
            grey.getRaster().setSample(i % 100, i / 100, 0, most / 2);
        }

        assertColour(print(encode(grey, format)).picture(), new Color(127, 127, 127));
    }

    @Test
    void coloursOfAnotherProfileAreConverted() throws IOException {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_3BYTE_BGR);
        var g = image.createGraphics();
        g.setColor(new Color(128, 128, 128));
        g.fillRect(0, 0, 100, 100);
        g.dispose();
        var linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var profiled =
                Pictures.withChunk(encode(image, "png"), "iCCP", concat(ascii("linear\0\0"), Pictures.deflate(linear)));

        assertColour(print(profiled).picture(), new Color(188, 188, 188));
    }

    @Test
    void aProfileThatIsNoneIsPassedOver() throws IOException {
        var profiled = Pictures.withChunk(
                encode(quarters(120, 160), "png"), "iCCP", concat(ascii("x\0\0"), Pictures.deflate(ascii("rubbish"))));

        assertUpright(Pictures.decode(print(profiled).picture()));
    }

    // what it costs

    @Test
    void aPhotoOfSixtyMegapixelsIsDecodedInOneQuarterOfThem() throws Exception {
        var photo = examine(jpeg(new BufferedImage(9_000, 6_700, BufferedImage.TYPE_3BYTE_BGR)));

        var decoded = Decoding.decode((Negative) photo);

        assertThat(decoded.getWidth()).isEqualTo(4_500);
        assertThat(bytesOf(decoded)).isLessThan(48_000_000);
        assertThat(Decoding.megabytes(((Negative) photo).anatomy())).isLessThan(80);
        assertThat(Printing.print(decoded, ((Negative) photo).anatomy()).width())
                .isEqualTo(2048);
    }

    @Test
    void soIsAPngOfThatSize() throws Exception {
        var photo = examine(Pictures.flatPng(9_000, 6_700, 8, 0, 9_000));

        var decoded = Decoding.decode((Negative) photo);

        assertThat(decoded.getWidth()).isEqualTo(4_500);
        assertThat(bytesOf(decoded)).isLessThan(48_000_000);
    }

    @ParameterizedTest(name = "{0} × {1}, {2} bytes a pixel: every {3}.")
    @CsvSource({
        "4032, 3024, 3, 1, a phone's photo is decoded whole",
        "4032, 3024, 4, 1, with transparency too",
        "4032, 3024, 8, 2, but not with 16 bits a colour",
        "8000, 6000, 3, 2, 48 megapixels",
        "9248, 6936, 3, 3, 64 megapixels",
        "9999, 9999, 3, 3, the largest",
        "9999, 9999, 8, 4, the heaviest",
    })
    void skipsAsManyPixelsAsItMust(int width, int height, int bytesPerPixel, int step, String why) {
        var anatomy = new Anatomy(
                FileKind.PNG, width, height, bytesPerPixel, 1, 0, Orientation.UPRIGHT, null, java.util.List.of());

        assertThat(Decoding.step(anatomy)).as(why).isEqualTo(step);
        assertThat(Decoding.megabytes(anatomy)).isLessThan(100);
    }

    // the files that others made

    @ParameterizedTest
    @CsvSource({
        "text_named.jpg, is text",
        "html_script_named.jpg, is text",
        "svg_named.jpg, is an SVG drawing",
        "script.svg, is an SVG drawing",
        "empty.jpg, is empty",
        "header_only.jpg, is cut off",
        "truncated.jpg, is cut off",
        "'lying_size_65000.jpg', 'has 65,000 × 65,000 pixels'",
        "'bomb_10000x10000.png', 'has 10,000 × 10,000 pixels'",
        "'bomb_30000x30000_1bit.png', 'has 30,000 × 30,000 pixels'",
        "'extreme_aspect_8000x2.png', 'has 8,000 × 2 pixels'",
        "one_pixel.jpg, has 1 × 1 pixels",
        "example.heic, is a HEIC photo",
        "heic_named.jpg, is a HEIC photo",
    })
    void refusesBadUploads(String name, String words) throws IOException {
        assertThat(refusal(shared("bad/" + name))).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource({
        "gray16.png, 64, 64",
        "cmyk.jpg, 300, 400",
        "animated.gif, 120, 160",
        "png_named.jpg, 200, 266",
        "webp_named.webp, 600, 800",
        "exif_script_and_60k.jpg, 300, 400",
        "gps_invalid.jpg, 300, 400",
        "gps_zero_zero.jpg, 300, 400",
        "orientation_99.jpg, 300, 400",
        "jpg_zip_polyglot.jpg, 400, 533",
    })
    void takesOddButGoodUploads(String name, int width, int height) throws IOException {
        var print = print(shared("bad/" + name));

        assertThat(print.width()).isEqualTo(width);
        assertThat(print.height()).isEqualTo(height);
    }

    @Test
    void takesRealPhotos() throws IOException {
        assumeThat(PHOTOS).as("real photos beside the project").isDirectory();

        try (var photos = Files.list(PHOTOS)) {
            for (var photo : photos.filter(p -> p.toString().endsWith(".jpg")).toList()) {
                assertThat(DARKROOM.develop((Negative) DARKROOM.examine(photo)))
                        .as(photo.getFileName().toString())
                        .isInstanceOf(Print.class);
            }
        }
    }

    /** Beside the project, or where {@code -Ddealscout.shared=} says. */
    private static final Path PHOTOS =
            Path.of(System.getProperty("dealscout.shared", "../../shared"), "data", "photos");

    private static byte[] shared(String name) throws IOException {
        var file = PHOTOS.resolve(name);
        assumeThat(file).as("bad uploads beside the project").exists();
        return Files.readAllBytes(file);
    }

    // in words

    private Print print(byte[] photo) throws IOException {
        return switch (examine(photo)) {
            case Negative negative ->
                switch (DARKROOM.develop(negative)) {
                    case Print print -> print;
                    case Refused refused -> throw new AssertionError(refused.why());
                };
            case Refused refused -> throw new AssertionError(refused.why());
        };
    }

    private String refusal(byte[] photo) throws IOException {
        return switch (examine(photo)) {
            case Negative negative ->
                switch (DARKROOM.develop(negative)) {
                    case Print _ -> throw new AssertionError("This was taken as a photo");
                    case Refused refused -> refused.why();
                };
            case Refused refused -> refused.why();
        };
    }

    private Examined examine(byte[] photo) throws IOException {
        return DARKROOM.examine(Files.write(Files.createTempFile(files, "photo", ".jpg"), photo));
    }

    private byte[] photo(String kind) throws IOException {
        return switch (kind) {
            case "jpeg" -> jpeg(noise(120, 160));
            case "progressive" -> Pictures.progressiveJpeg(noise(120, 160));
            case "webp" -> resource("lossy.webp");
            default -> encode(noise(120, 160), kind);
        };
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = DarkroomTests.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static BufferedImage noise(int width, int height) {
        var random = new java.util.Random(7);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (var i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, random.nextInt());
        }
        return image;
    }

    /** How a camera held that way stores {@code upright}: written from what each EXIF value means, not from our code. */
    private static BufferedImage lying(BufferedImage upright, int orientation) {
        var width = upright.getWidth();
        var height = upright.getHeight();
        var lying = orientation >= 5
                ? new BufferedImage(height, width, BufferedImage.TYPE_3BYTE_BGR)
                : new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (var row = 0; row < lying.getHeight(); row++) {
            for (var column = 0; column < lying.getWidth(); column++) {
                // where row 0 and column 0 of the stored picture are seen, by the EXIF standard's table
                var x = switch (orientation) {
                    case 1, 4 -> column;
                    case 2, 3 -> width - 1 - column;
                    case 5, 8 -> row;
                    default -> width - 1 - row;
                };
                var y = switch (orientation) {
                    case 1, 2 -> row;
                    case 3, 4 -> height - 1 - row;
                    case 5, 6 -> column;
                    default -> height - 1 - column;
                };
                lying.setRGB(column, row, upright.getRGB(x, y));
            }
        }
        return lying;
    }

    private static void assertUpright(BufferedImage image) {
        var right = image.getWidth() * 3 / 4;
        var bottom = image.getHeight() * 3 / 4;
        assertColour(image, image.getWidth() / 4, image.getHeight() / 4, Pictures.TOP_LEFT);
        assertColour(image, right, image.getHeight() / 4, Pictures.TOP_RIGHT);
        assertColour(image, image.getWidth() / 4, bottom, Pictures.BOTTOM_LEFT);
        assertColour(image, right, bottom, Pictures.BOTTOM_RIGHT);
    }

    private static void assertColour(byte[] jpeg, Color expected) {
        assertColour(Pictures.decode(jpeg), 50, 50, expected);
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected) {
        // by the samples: Java would first make grey lighter
        var samples = image.getRaster().getPixel(x, y, (int[]) null);
        var seen = samples.length == 1
                ? new Color(samples[0], samples[0], samples[0])
                : new Color(samples[0], samples[1], samples[2]);
        var distance = Math.abs(seen.getRed() - expected.getRed())
                + Math.abs(seen.getGreen() - expected.getGreen())
                + Math.abs(seen.getBlue() - expected.getBlue());
        assertThat(distance)
                .as("%s at %d, %d, expected %s", seen, x, y, expected)
                .isLessThan(30);
    }

    private static long bytesOf(BufferedImage image) {
        var buffer = image.getRaster().getDataBuffer();
        return (long) buffer.getSize() * DataBuffer.getDataTypeSize(buffer.getDataType()) / 8;
    }

    private static byte[] gifClaiming(int width, int height) {
        var gif = encode(quarters(60, 60, BufferedImage.TYPE_BYTE_INDEXED), "gif");
        for (var i = 13; i < gif.length; i++) {
            if (gif[i] == 0x2C && gif[i + 5] == 60 && gif[i + 7] == 60) {
                java.nio.ByteBuffer.wrap(gif)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .putShort(i + 5, (short) width)
                        .putShort(i + 7, (short) height);
                return gif;
            }
        }
        throw new AssertionError("No picture in this GIF");
    }

    /** A lossless one; its size is 14 bits each behind the signature. */
    private static byte[] webpClaiming(int width, int height) throws IOException {
        var webp = resource("lossless.webp");
        java.nio.ByteBuffer.wrap(webp)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(21, width - 1 | (height - 1) << 14);
        return webp;
    }

    private static int lastIndexOf(byte[] bytes, byte[] sought) {
        for (var i = bytes.length - sought.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        throw new AssertionError("Not there");
    }
}
