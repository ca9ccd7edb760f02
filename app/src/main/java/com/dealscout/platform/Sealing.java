package com.dealscout.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets of other people (marketplace tokens, webhook addresses) for keeping in the database.
 *
 * <p>AES-256-GCM by Tink, with a key set that can be rotated: a new primary key seals, older keys still open. The key set
 * is {@code DEALSCOUT_KEYSET} where several nodes share a database, else a file in the data directory that its owner
 * alone can read. What a value was sealed <em>for</em> is authenticated with it, so a sealed value moved to another row
 * does not open.
 */
@Component
public class Sealing {

    private final Aead aead;

    Sealing(DataDirectory directory, @Value("${dealscout.keyset:}") String keyset)
            throws GeneralSecurityException, IOException {
        AeadConfig.register();
        this.aead = handle(directory, keyset).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle handle(DataDirectory directory, String keyset)
            throws GeneralSecurityException, IOException {
        if (!keyset.isEmpty()) {
            return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        }
        var file = directory.secretFile("keyset.json");
        if (!Files.exists(file)) {
            var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            DataDirectory.writeOnce(
                    file, TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    /** @param purpose what the secret is and whose, such as {@code "access-token:" + accountId} */
    public byte[] seal(String secret, String purpose) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed for " + purpose, e);
        }
    }

    /** @throws IllegalStateException if it was sealed for another purpose or with a key that is no longer in the set */
    public String open(byte[] sealed, String purpose) {
        try {
            return new String(aead.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was sealed for " + purpose + " does not open with this key set", e);
        }
    }
}
