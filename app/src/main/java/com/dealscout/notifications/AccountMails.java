package com.dealscout.notifications;

import com.dealscout.identity.AddressToConfirm;
import com.dealscout.identity.PasswordResetAsked;
import com.dealscout.identity.PersonId;
import com.dealscout.identity.RegistrationRepeated;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Queues the mails that identity asks for; their links are made when they are sent. */
@Component
class AccountMails {

    private final Notifications notifications;

    AccountMails(Notifications notifications) {
        this.notifications = notifications;
    }

    @ApplicationModuleListener
    void on(AddressToConfirm event) {
        mail(event.person(), AccountMail.CONFIRM_ADDRESS);
    }

    @ApplicationModuleListener
    void on(PasswordResetAsked event) {
        mail(event.person(), AccountMail.RESET_PASSWORD);
    }

    @ApplicationModuleListener
    void on(RegistrationRepeated event) {
        mail(event.person(), AccountMail.ALREADY_REGISTERED);
    }

    private void mail(PersonId person, AccountMail mail) {
        notifications.mailAccount(person, mail);
    }
}
