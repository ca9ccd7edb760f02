package com.dealscout.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one installation: the embedded database, and secrets that only its owner may read.
 *
 * <p>Held by at most one running process. The lock belongs to the process, so it is gone with a killed one.
 */
final class DataDirectory implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws CannotStart if the directory cannot be written or another process holds it */
    static DataDirectory open(Path path) {
        var root = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root.getParent());
                Files.createDirectory(root, OWNER_ONLY);
            }
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStart("The data directory " + root
                        + " is in use by another Deal Scout; stop that one, or choose another with --data.");
            }
            return new DataDirectory(root, channel, lock);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory " + root + " cannot be written (" + reason(e)
                            + "); make it writable, or choose another with --data.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    /** The secret of that name, made at random the first time; its file can be read by its owner only. */
    String secret(String name) {
        try {
            var file = secretFile(name);
            if (!Files.exists(file)) {
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                writeOnce(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + name + " in " + root + " cannot be read or made", e);
        }
    }

    Path secretFile(String name) throws IOException {
        var secrets = root.resolve("secrets");
        if (!Files.isDirectory(secrets)) {
            Files.createDirectory(secrets, OWNER_ONLY);
        }
        return secrets.resolve(name);
    }

    /** Written whole or not at all: a kill in the middle must not leave half a secret. */
    static void writeOnce(Path file, String content) throws IOException {
        var fresh = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content, StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
