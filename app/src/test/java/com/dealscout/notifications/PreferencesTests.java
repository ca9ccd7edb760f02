package com.dealscout.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.Api;
import com.dealscout.RunningApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RunningApp
class PreferencesTests {

    private static final String PATH = "/api/notification-preferences";
    private static final String WEBHOOK =
            "https://discord.com/api/webhooks/1234567890/abcdefghijklmnopqrstuvwxyz-_0123456789";
    private static final String MASKED = "https://discord.com/api/webhooks/1234567890/****6789";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient db;

    @Test
    void whoNeverSaidAnythingHasTheDefaults() {
        var me = api.unconfirmedPerson();

        assertThat(me.get(PATH).expect(200).toString()).isEqualTo("""
                        {"time_zone":"UTC","quiet_hours_enabled":false,"quiet_hours_start":"22:00",\
                        "quiet_hours_end":"08:00","max_per_day":10,"digest_time":"09:00","digest_weekday":"monday",\
                        "channels":{"email":{"enabled":true},"discord":{"enabled":false,"webhook_url":null},\
                        "sms":{"enabled":false},"push":{"enabled":false}}}""");
    }

    @Test
    void theDocumentComesBackAsItWasPut() {
        var me = api.unconfirmedPerson();
        var document = """
                {"time_zone":"America/Los_Angeles","quiet_hours_enabled":true,"quiet_hours_start":"23:30",\
                "quiet_hours_end":"07:15","max_per_day":3,"digest_time":"18:00","digest_weekday":"friday",\
                "channels":{"email":{"enabled":false},"discord":{"enabled":true,"webhook_url":"%s"},\
                "sms":{"enabled":false},"push":{"enabled":false}}}""";

        var answered = me.put(PATH, document.formatted(WEBHOOK)).expect(200);

        assertThat(answered.toString()).isEqualTo(document.formatted(MASKED));
        assertThat(me.get(PATH).expect(200)).isEqualTo(answered);
    }

    @Test
    void whatAPutLeavesOutTakesItsDefaultButTheTimeZoneStays() {
        var me = api.unconfirmedPerson();
        me.put(
                        PATH,
                        Map.of(
                                "time_zone",
                                "Asia/Karachi",
                                "quiet_hours_enabled",
                                true,
                                "max_per_day",
                                3,
                                "channels",
                                Map.of("discord", Map.of("enabled", true, "webhook_url", WEBHOOK))))
                .expect(200);

        var answered = me.put(PATH, Map.of("digest_time", "10:00")).expect(200);

        assertThat(answered.get("quiet_hours_enabled").asBoolean()).isFalse();
        assertThat(answered.get("max_per_day").asInt()).isEqualTo(10);
        assertThat(answered.at("/channels/discord/enabled").asBoolean()).isFalse();
        assertThat(answered.at("/channels/discord/webhook_url").isNull()).isTrue();
        assertThat(answered.get("time_zone").asString()).isEqualTo("Asia/Karachi");
    }

    @Test
    void theMaskedFormSentBackLeavesTheAddress() {
        var me = api.unconfirmedPerson();
        me.put(PATH, discord(true, WEBHOOK)).expect(200);
        var before = sealed(me);

        var answered = me.put(PATH, discord(true, MASKED)).expect(200);

        assertThat(answered.at("/channels/discord/webhook_url").asString()).isEqualTo(MASKED);
        assertThat(before).isNotNull();
        assertThat(new String(before, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("webhooks");
    }

    @Test
    void aMaskedFormOfAnotherAddressIsRefused() {
        var me = api.unconfirmedPerson();

        assertThat(refusedField(me.put(PATH, discord(true, MASKED)))).isEqualTo("channels.discord.webhook_url");
    }

    @Test
    void oneTimeZoneIsSharedWithTheAccount() {
        var me = api.unconfirmedPerson();

        me.put(PATH, Map.of("time_zone", "Asia/Kathmandu")).expect(200);

        assertThat(db.sql("select time_zone from people where id = :id::uuid")
                        .param("id", me.id)
                        .query(String.class)
                        .single())
                .isEqualTo("Asia/Kathmandu");
    }

    @ParameterizedTest(name = "{0} is refused for {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"max_per_day\": 0}                                     ; max_per_day",
                "{\"max_per_day\": 1001}                                  ; max_per_day",
                "{\"max_per_day\": 2.5}                                   ; max_per_day",
                "{\"max_per_day\": \"many\"}                              ; max_per_day",
                "{\"quiet_hours_start\": \"24:00\"}                       ; quiet_hours_start",
                "{\"quiet_hours_end\": \"8\"}                             ; quiet_hours_end",
                "{\"digest_time\": \"09:00:01\"}                          ; digest_time",
                "{\"digest_weekday\": \"someday\"}                        ; digest_weekday",
                "{\"time_zone\": \"Mars/Olympus\"}                        ; time_zone",
                "{\"time_zone\": \"+05:00\"}                              ; time_zone",
                "{\"quiet_hours\": true}                                  ; quiet_hours",
                "{\"channels\": {\"fax\": {\"enabled\": true}}}           ; channels.fax",
                "{\"channels\": {\"sms\": {\"enabled\": true}}}           ; channels.sms.enabled",
                "{\"channels\": {\"push\": {\"enabled\": true}}}          ; channels.push.enabled",
                "{\"channels\": {\"discord\": {\"enabled\": true}}}       ; channels.discord.webhook_url",
                "{\"channels\": {\"discord\": {\"webhook_url\": \"http://169.254.169.254/\"}}} ; channels.discord.webhook_url"
            })
    void whatCannotBeIsRefusedByItsField(String document, String field) {
        var me = api.unconfirmedPerson();

        assertThat(refusedField(me.put(PATH, document))).isEqualTo(field);
        assertThat(me.get(PATH).expect(200).get("max_per_day").asInt()).isEqualTo(10);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var me = api.unconfirmedPerson();

        var refused = me.put(PATH, Map.of("max_per_day", 0, "digest_time", "noon", "time_zone", "x"))
                .expect(400);

        assertThat(refused.get("errors").valueStream().map(e -> e.get("field").asString()))
                .containsExactlyInAnyOrder("max_per_day", "digest_time", "time_zone");
    }

    @Test
    void aChannelThatIsNoneIsUnknownAndOneThatIsNotOfferedYetSaysSo() {
        var me = api.unconfirmedPerson();

        me.post(PATH + "/channels/pigeon/test").expect(404);
        assertThat(refusedField(me.post(PATH + "/channels/sms/test"))).isEqualTo("channel");
        assertThat(refusedField(me.post(PATH + "/channels/push/test"))).isEqualTo("channel");
    }

    @Test
    void aTestOfAChannelThatIsNotSetUpSaysWhy() {
        var me = api.unconfirmedPerson();

        var answer = me.post(PATH + "/channels/discord/test").expect(200);

        assertThat(answer.get("status").asString()).isEqualTo("skipped");
        assertThat(answer.get("detail").asString()).isEqualTo(Unreachable.DISCORD_NOT_SET_UP);
    }

    private byte[] sealed(Api.Caller person) {
        return db.sql("select discord_webhook from notification_preferences where person_id = :id::uuid")
                .param("id", person.id)
                .query(byte[].class)
                .single();
    }

    private static Map<String, Object> discord(boolean enabled, String url) {
        return Map.of("channels", Map.of("discord", Map.of("enabled", enabled, "webhook_url", url)));
    }

    private static String refusedField(Api.Answer answer) {
        JsonNode errors = answer.expect(400).get("errors");
        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.get(0).get("message").asString()).isNotBlank();
        return errors.get(0).get("field").asString();
    }
}
