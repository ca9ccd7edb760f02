package com.dealscout.inbox;

import com.dealscout.platform.WorkLoop;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {

    /** Every node looks every few seconds, so that a reply whose node died is found by another. */
    @Bean
    WorkLoop replyLoop(ReplyCourier courier) {
        return new WorkLoop("replies", Duration.ofSeconds(2), courier::carrySome);
    }
}
