package com.dealscout.notifications;

import java.util.UUID;

/**
 * What of the recipient's own made this concern them: a deal alert rule.
 *
 * @param id the rule
 * @param name as its owner named it
 * @param pausePath a signed path to the page that pauses it
 */
public record Reason(UUID id, String name, String pausePath) {}
