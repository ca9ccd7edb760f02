package com.dealscout.marketplaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dealscout.platform.CannotStart;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MarketplacesConfigurationTests {

    private static final Map<String, String> PARTNER = Map.of(
            "dealscout.offerup.mode", "partner",
            "dealscout.offerup.base-url", "https://offerup.example/api/v1",
            "dealscout.offerup.oauth-url", "https://offerup.example/oauth/",
            "dealscout.offerup.client-id", "dealscout",
            "dealscout.offerup.client-secret", "secret");

    @Test
    void withoutSettingsThereIsNoMarketplace() {
        assertThat(with(Map.of()).all()).isEmpty();
    }

    @Test
    void withASandboxAndNothingConfiguredThereAreStandIns() {
        var all = with(Map.of("dealscout.sandbox-url", "http://localhost:8090")).all();

        assertThat(all).extracting(Marketplace::id).containsExactly("facebook", "offerup");
        assertThat(all).allMatch(Marketplace::standIn);
    }

    @Test
    void aConfiguredMarketplaceIsRealAndTheOthersAreOff() {
        var settings = new HashMap<>(PARTNER);
        settings.put("dealscout.sandbox-url", "http://localhost:8090");

        var all = with(settings).all();

        assertThat(all).extracting(Marketplace::id).containsExactly("offerup");
        assertThat(all).noneMatch(Marketplace::standIn);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "dealscout.facebook.mode,       assisted,               DEALSCOUT_FACEBOOK_MODE=assisted is not there yet",
        "dealscout.ebay.mode,           api,                    DEALSCOUT_EBAY_MODE=api is not there yet",
        "dealscout.offerup.base-url,    http://offerup.example, must start with https",
        "dealscout.offerup.base-url,    offerup,                is not a web address",
        "dealscout.offerup.oauth-url,   '',                     DEALSCOUT_OFFERUP_OAUTH_URL is missing",
        "dealscout.offerup.client-secret, '',                   DEALSCOUT_OFFERUP_CLIENT_SECRET is missing",
        "dealscout.marketplaces.retry-first, 0s,                dealscout.marketplaces.retry-first=PT0S",
        "dealscout.marketplaces.at-once, 0,                     dealscout.marketplaces.at-once=0",
    })
    void whatCannotBeIsRefusedInWords(String name, String value, String words) {
        var settings = new HashMap<>(PARTNER);
        settings.put(name, value);

        assertThatThrownBy(() -> with(settings)).isInstanceOf(CannotStart.class).hasMessageContaining(words);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(bound(PARTNER).toString()).doesNotContain("secret");
    }

    private static Marketplaces with(Map<String, String> properties) {
        return MarketplacesConfiguration.marketplacesOf(bound(properties));
    }

    private static MarketplaceSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dealscout", MarketplaceSettings.class);
    }
}
