package com.dealscout.selling;

import com.dealscout.identity.PersonId;
import com.dealscout.platform.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * {@code /photos/…}: what anybody may see of items that are or were on offer, and what only their owner may see of the
 * others. A photo never changes under its name, so the name is its entity tag.
 */
@RestController
class PhotoFiles {

    private static final CacheControl FOR_ALL =
            CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable();
    private static final CacheControl FOR_OWNER =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate();

    private enum Size {
        PICTURE,
        THUMBNAIL
    }

    private final StoredPhotos photos;

    PhotoFiles(StoredPhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/photos/{name:[0-9a-f]+}.jpg")
    @Nullable
    ResponseEntity<byte[]> picture(Optional<PersonId> me, @PathVariable String name, WebRequest request) {
        return answer(me, name, Size.PICTURE, request);
    }

    @GetMapping("/photos/{name:[0-9a-f]+}-thumb.jpg")
    @Nullable
    ResponseEntity<byte[]> thumbnail(Optional<PersonId> me, @PathVariable String name, WebRequest request) {
        return answer(me, name, Size.THUMBNAIL, request);
    }

    private @Nullable ResponseEntity<byte[]> answer(Optional<PersonId> me, String name, Size size, WebRequest request) {
        var photo = photos.named(name).orElseThrow(PhotoFiles::notFound);
        var isPublic = isPublic(photo.status());
        if (!isPublic && me.filter(photo.seller()::equals).isEmpty()) {
            throw notFound();
        }
        var tag = size == Size.PICTURE ? name : name + "-thumb";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(isPublic ? FOR_ALL : FOR_OWNER)
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes(photo.photo(), size).orElseThrow(PhotoFiles::notFound));
    }

    private Optional<byte[]> bytes(UUID photo, Size size) {
        return switch (size) {
            case PICTURE -> photos.picture(photo);
            case THUMBNAIL -> photos.thumbnail(photo);
        };
    }

    /** What its seller took back is not for others any more; what was sold stays to be seen in mails and chats. */
    private static boolean isPublic(ItemStatus status) {
        return switch (status) {
            case DRAFT, WITHDRAWN -> false;
            case POSTED, RESERVED, SOLD -> true;
        };
    }

    private static Problem.NotFound notFound() {
        return new Problem.NotFound("photo");
    }
}
