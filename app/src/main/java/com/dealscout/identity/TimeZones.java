package com.dealscout.identity;

import java.time.ZoneId;
import java.util.Map;

/**
 * The time zone to begin with for somebody who told where they live but not what their clock shows.
 *
 * <p>A state that has two gets the one of most of its people (Florida is Eastern, Texas Central); the person can change
 * it at any time.
 */
final class TimeZones {

    static final ZoneId UNKNOWN = ZoneId.of("UTC");

    private static final Map<String, String> STATES_OF = Map.ofEntries(
            Map.entry("America/New_York", "CT DC DE FL GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV"),
            Map.entry("America/Detroit", "MI"),
            Map.entry("America/Indiana/Indianapolis", "IN"),
            Map.entry("America/Kentucky/Louisville", "KY"),
            Map.entry("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"),
            Map.entry("America/Denver", "CO MT NM UT WY"),
            Map.entry("America/Boise", "ID"),
            Map.entry("America/Phoenix", "AZ"),
            Map.entry("America/Los_Angeles", "CA NV OR WA"),
            Map.entry("America/Anchorage", "AK"),
            Map.entry("Pacific/Honolulu", "HI"),
            Map.entry("America/Puerto_Rico", "PR"),
            Map.entry("America/St_Thomas", "VI"),
            Map.entry("Pacific/Guam", "GU MP"),
            Map.entry("Pacific/Pago_Pago", "AS"),
            Map.entry("Pacific/Palau", "PW"),
            Map.entry("Pacific/Majuro", "MH"),
            Map.entry("Pacific/Chuuk", "FM"));

    private TimeZones() {}

    /** {@link #UNKNOWN} outside the United States. */
    static ZoneId of(Place home) {
        var state = home.state();
        if (!home.country().equals("US") || state == null) {
            return UNKNOWN;
        }
        return STATES_OF.entrySet().stream()
                .filter(zone -> zone.getValue().contains(state))
                .map(zone -> ZoneId.of(zone.getKey()))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
