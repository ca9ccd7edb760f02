package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import com.dealscout.identity.PersonId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningApp
class UnsubscribeTests {

    @Autowired
    private Api api;

    @Autowired
    private Unsubscribing unsubscribing;

    @Test
    void aMailProgramsClickActsAtOnceWithoutLoggingIn() {
        var me = api.unconfirmedPerson();

        var answer = post(link(me), "List-Unsubscribe=One-Click");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Emails are off", "Turn email on again");
        assertThat(emailEnabled(me)).isFalse();
    }

    @Test
    void lookingAtThePageChangesNothing() {
        var me = api.unconfirmedPerson();

        var page = api.send(HttpRequest.newBuilder(URI.create(link(me))).GET());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<button", "Unsubscribe");
        assertThat(emailEnabled(me)).isTrue();
    }

    @Test
    void thePageTurnsEmailOnAgain() {
        var me = api.unconfirmedPerson();
        post(link(me), "");

        post(link(me), "email=on");

        assertThat(emailEnabled(me)).isTrue();
    }

    @Test
    void nobodyUnsubscribesAnother() {
        var me = api.unconfirmedPerson();
        var another = api.unconfirmedPerson();
        var mixed = link(another).replace(another.id, me.id);

        assertThat(post(mixed, "").status()).isEqualTo(404);
        assertThat(post(link(me) + "x", "").status()).isEqualTo(404);
        assertThat(api.anonymous("/unsubscribe").status()).isEqualTo(404);
        assertThat(emailEnabled(me)).isTrue();
    }

    private boolean emailEnabled(Api.Caller person) {
        return person.get("/api/notification-preferences")
                .expect(200)
                .at("/channels/email/enabled")
                .asBoolean();
    }

    private String link(Api.Caller person) {
        return unsubscribing.link(new PersonId(UUID.fromString(person.id)), Instant.now());
    }

    private Api.Answer post(String url, String form) {
        return api.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }
}
