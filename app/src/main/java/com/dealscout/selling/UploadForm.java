package com.dealscout.selling;

import com.dealscout.platform.Problem;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form with photos, on disk: twelve photos of 25 MB are never in memory together. Closing it deletes the files.
 *
 * <p>Parts are {@code photos}, each a file, and where it is wanted {@code item}, JSON of any declared type.
 */
final class UploadForm implements AutoCloseable {

    /**
     * A file that somebody sent.
     *
     * @param field what an error about it names, "photos[2]", counted from 0
     * @param name what its sender calls it, fit to be shown; trusted in nothing
     */
    record Photo(String field, String name, Path file) {

        Problem.FieldError error(String why) {
            return new Problem.FieldError(field, name + " " + why);
        }
    }

    private final List<Photo> photos = new ArrayList<>();
    private final List<Problem.FieldError> errors = new ArrayList<>();
    private byte @Nullable [] item;

    private UploadForm() {}

    static UploadForm receive(Collection<Part> parts, boolean takesItem) {
        var form = new UploadForm();
        try {
            form.take(parts, takesItem);
            return form;
        } catch (IOException e) {
            form.close();
            throw new UncheckedIOException("The upload could not be kept on disk", e);
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    /** The photos of a form that has other fields too; where nothing was chosen, browsers send a file without a name. */
    static UploadForm photosOf(Collection<Part> parts) {
        var form = new UploadForm();
        try {
            for (var part : parts) {
                if (isPhoto(part) && !part.getSubmittedFileName().isEmpty()) {
                    form.photos.add(form.keep(part));
                }
            }
            return form;
        } catch (IOException e) {
            form.close();
            throw new UncheckedIOException("The upload could not be kept on disk", e);
        }
    }

    private void take(Collection<Part> parts, boolean takesItem) throws IOException {
        var files = parts.stream().filter(UploadForm::isPhoto).count();
        if (files > Items.MAX_PHOTOS) {
            Items.refuseTooMany(0, (int) files);
        }
        for (var part : parts) {
            if (isPhoto(part)) {
                photos.add(keep(part));
            } else if (part.getName().equals("photos")) {
                errors.add(new Problem.FieldError("photos", "must be files, each with a file name."));
            } else if (takesItem && part.getName().equals("item")) {
                keepItem(part);
            } else {
                errors.add(new Problem.FieldError(
                        Words.shown(part.getName()), "is not a part of this form. Photos go into parts named photos."));
            }
        }
        if (photos.isEmpty() && errors.isEmpty()) {
            errors.add(new Problem.FieldError("photos", "are missing: send 1 to " + Items.MAX_PHOTOS + " files."));
        }
    }

    private static boolean isPhoto(Part part) {
        return part.getName().equals("photos") && part.getSubmittedFileName() != null;
    }

    private Photo keep(Part part) throws IOException {
        var file = Files.createTempFile("dealscout-photo-", ".upload");
        var photo = new Photo("photos[" + photos.size() + "]", shownName(part.getSubmittedFileName()), file);
        // the container has it on disk already: this moves it, or copies it where it cannot be moved
        part.write(file.toString());
        return photo;
    }

    private void keepItem(Part part) throws IOException {
        if (item != null) {
            errors.add(new Problem.FieldError("item", "is there twice. Send it once."));
            return;
        }
        try (var in = part.getInputStream()) {
            item = in.readAllBytes();
        }
    }

    private static String shownName(@Nullable String fileName) {
        return fileName == null || fileName.isBlank() ? "The file" : Words.shown(fileName);
    }

    List<Photo> photos() {
        return photos;
    }

    /** What is wrong with the form itself. */
    List<Problem.FieldError> errors() {
        return errors;
    }

    byte @Nullable [] item() {
        return item;
    }

    @Override
    public void close() {
        for (var photo : photos) {
            try {
                Files.deleteIfExists(photo.file());
            } catch (IOException e) {
                photo.file().toFile().deleteOnExit();
            }
        }
    }
}
