package com.dealscout.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/** A mail on the wire, whose Message-ID is ours and the same at every attempt. */
final class MailMessage extends MimeMessage {

    private final String messageId;

    MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    void fill(Mail mail, String html, InternetAddress from, InternetAddress to, Date date) throws MessagingException {
        setFrom(from);
        setRecipient(Message.RecipientType.TO, to);
        setSubject(Words.oneLine(mail.subject()), "UTF-8");
        setSentDate(date);
        setHeader("Auto-Submitted", "auto-generated");
        var unsubscribe = mail.unsubscribe();
        if (unsubscribe != null) {
            setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(html, "html")));
        saveChanges();
    }

    /** Quoted-printable: the lines of the text arrive as they are, however long, and it stays legible on the wire. */
    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
