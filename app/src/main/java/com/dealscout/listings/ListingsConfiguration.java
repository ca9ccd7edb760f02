package com.dealscout.listings;

import com.dealscout.platform.WorkLoop;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListingsSettings.class)
class ListingsConfiguration {

    /** How late an announcement may come that waited its full time for a marketplace. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Bean
    WorkLoop listingAnnouncements(Shelf shelf) {
        return new WorkLoop("listing-announcements", LOOK, shelf::announceDue);
    }
}
