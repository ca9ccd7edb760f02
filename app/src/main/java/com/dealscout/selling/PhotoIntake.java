package com.dealscout.selling;

import com.dealscout.platform.Problem;
import com.dealscout.selling.darkroom.Darkroom;
import com.dealscout.selling.darkroom.Negative;
import com.dealscout.selling.darkroom.Print;
import com.dealscout.selling.darkroom.Refused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes prints of what was sent. Files are examined first, which is cheap, and only then developed. */
@Component
class PhotoIntake {

    private record Candidate(UploadForm.Photo photo, Negative negative) {}

    private final Darkroom darkroom;

    PhotoIntake(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    /**
     * The prints, in the order of the form: of all files, or none.
     *
     * @param problems what is wrong with the request so far; if anything is, or if a file is no photo, nothing is
     *     developed
     * @throws Problem.Invalid with all of it
     */
    List<Print> prints(UploadForm form, List<Problem.FieldError> problems) {
        var candidates = examined(form, problems);
        refuseIfAny(problems);
        var prints = new ArrayList<Print>();
        for (var candidate : candidates) {
            switch (darkroom.develop(candidate.negative())) {
                case Print print -> prints.add(print);
                case Refused refused -> problems.add(candidate.photo().error(refused.why()));
            }
        }
        refuseIfAny(problems);
        return prints;
    }

    /**
     * Prints of those that are photos, in the order of the form.
     *
     * @param room how many are taken; those behind are refused
     * @param refusals where the others are put, each with its file name
     */
    List<Print> goodPrints(UploadForm form, int room, List<Problem.FieldError> refusals) {
        var prints = new ArrayList<Print>();
        for (var photo : form.photos()) {
            switch (darkroom.examine(photo.file())) {
                case Refused refused -> refusals.add(photo.error(refused.why()));
                case Negative negative -> {
                    if (prints.size() == room) {
                        refusals.add(photo.error("is one too many: an item may have " + Items.MAX_PHOTOS
                                + " photos. Remove one first."));
                        continue;
                    }
                    switch (darkroom.develop(negative)) {
                        case Print print -> prints.add(print);
                        case Refused refused -> refusals.add(photo.error(refused.why()));
                    }
                }
            }
        }
        return prints;
    }

    private List<Candidate> examined(UploadForm form, List<Problem.FieldError> problems) {
        var candidates = new ArrayList<Candidate>();
        for (var photo : form.photos()) {
            switch (darkroom.examine(photo.file())) {
                case Negative negative -> candidates.add(new Candidate(photo, negative));
                case Refused refused -> problems.add(photo.error(refused.why()));
            }
        }
        return candidates;
    }

    private static void refuseIfAny(List<Problem.FieldError> problems) {
        if (!problems.isEmpty()) {
            throw Problem.Invalid.fields(problems);
        }
    }
}
