package com.dealscout.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One mail as one recipient has it.
 *
 * @param to the recipient's bare address, as the envelope had it
 */
record Mail(long id, String to, Instant receivedAt, Spool spool, Spool.Place place) {

    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /**
     * What of a message is the same for all who receive it, decoded; lines end in {@code \\n}.
     *
     * @param from as in the header
     * @param headers in order; the values of one that stands there more than once are joined by a comma
     */
    record Content(
            String from,
            String subject,
            @Nullable String text,
            @Nullable String html,
            Map<String, String> headers) {

        /** @throws MessagingException if it is not a message by RFC 5322 and MIME */
        static Content of(byte[] message) throws MessagingException, IOException {
            var mime = new MimeMessage(NO_SESSION, new ByteArrayInputStream(message));
            var headers = new LinkedHashMap<String, String>();
            for (var header : Collections.list(mime.getAllHeaders())) {
                headers.merge(header.getName(), decoded(header), (one, other) -> one + ", " + other);
            }
            var subject = mime.getHeader("Subject", null);
            return new Content(
                    decoded(required(mime, "From")),
                    subject == null ? "" : decoded(subject),
                    body(mime, "text/plain"),
                    body(mime, "text/html"),
                    headers);
        }

        byte[] toBytes() {
            var node = Json.object()
                    .put("from", from)
                    .put("subject", subject)
                    .put("text", text)
                    .put("html", html);
            var named = node.putObject("headers");
            headers.forEach(named::put);
            return Json.bytes(node);
        }

        private static Content ofBytes(byte[] bytes) {
            var node = Json.parse(bytes);
            var headers = new LinkedHashMap<String, String>();
            node.get("headers").forEachEntry((name, value) -> headers.put(name, value.stringValue()));
            return new Content(
                    node.get("from").stringValue(),
                    node.get("subject").stringValue(),
                    node.get("text").stringValue(null),
                    node.get("html").stringValue(null),
                    headers);
        }

        private static String required(MimeMessage mime, String name) throws MessagingException {
            var values = mime.getHeader(name);
            if (values == null || values.length != 1) {
                throw new MessagingException("there must be one %s header".formatted(name));
            }
            return values[0];
        }

        private static String decoded(Header header) {
            return decoded(header.getValue());
        }

        private static String decoded(String value) {
            var unfolded = MimeUtility.unfold(value);
            try {
                return MimeUtility.decodeText(unfolded);
            } catch (UnsupportedEncodingException _) {
                return unfolded;
            }
        }

        /** The first part of this type, wherever it is nested; attachments do not count. */
        private static @Nullable String body(Part part, String type) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*")) {
                return part.getContent() instanceof Multipart parts ? body(parts, type) : null;
            }
            if (!part.isMimeType(type) || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                return null;
            }
            var bytes = part.getInputStream().readAllBytes();
            return new String(bytes, charset(part)).replace("\r\n", "\n");
        }

        private static @Nullable String body(Multipart parts, String type) throws MessagingException, IOException {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                var found = body(part, type);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private static Charset charset(Part part) throws MessagingException {
            var name = new ContentType(part.getContentType()).getParameter("charset");
            try {
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                return StandardCharsets.UTF_8;
            }
        }
    }

    /** @throws java.io.UncheckedIOException if the mailbox has been emptied meanwhile */
    Content content() {
        return Content.ofBytes(spool.read(place));
    }
}
