package com.dealscout.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where people and marketplaces reach this installation; in mails, OAuth, webhooks and photo links. */
@ConfigurationProperties("dealscout")
public record PublicUrl(String publicUrl) {

    public PublicUrl {
        publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** The full address of a path that starts with a slash. */
    public String at(String path) {
        return publicUrl + path;
    }
}
