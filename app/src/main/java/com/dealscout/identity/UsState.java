package com.dealscout.identity;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/**
 * A state of the United States, or what has a postal code like one.
 *
 * <p>Its time zone is the one to begin with for somebody who told where they live but not what their clock shows. A
 * state that has two gets the one of most of its people (Florida is Eastern, Texas Central); the person can change it.
 */
enum UsState {
    AL("Alabama", "America/Chicago"),
    AK("Alaska", "America/Anchorage"),
    AZ("Arizona", "America/Phoenix"),
    AR("Arkansas", "America/Chicago"),
    CA("California", "America/Los_Angeles"),
    CO("Colorado", "America/Denver"),
    CT("Connecticut", "America/New_York"),
    DE("Delaware", "America/New_York"),
    DC("District of Columbia", "America/New_York"),
    FL("Florida", "America/New_York"),
    GA("Georgia", "America/New_York"),
    HI("Hawaii", "Pacific/Honolulu"),
    ID("Idaho", "America/Boise"),
    IL("Illinois", "America/Chicago"),
    IN("Indiana", "America/Indiana/Indianapolis"),
    IA("Iowa", "America/Chicago"),
    KS("Kansas", "America/Chicago"),
    KY("Kentucky", "America/Kentucky/Louisville"),
    LA("Louisiana", "America/Chicago"),
    ME("Maine", "America/New_York"),
    MD("Maryland", "America/New_York"),
    MA("Massachusetts", "America/New_York"),
    MI("Michigan", "America/Detroit"),
    MN("Minnesota", "America/Chicago"),
    MS("Mississippi", "America/Chicago"),
    MO("Missouri", "America/Chicago"),
    MT("Montana", "America/Denver"),
    NE("Nebraska", "America/Chicago"),
    NV("Nevada", "America/Los_Angeles"),
    NH("New Hampshire", "America/New_York"),
    NJ("New Jersey", "America/New_York"),
    NM("New Mexico", "America/Denver"),
    NY("New York", "America/New_York"),
    NC("North Carolina", "America/New_York"),
    ND("North Dakota", "America/Chicago"),
    OH("Ohio", "America/New_York"),
    OK("Oklahoma", "America/Chicago"),
    OR("Oregon", "America/Los_Angeles"),
    PA("Pennsylvania", "America/New_York"),
    RI("Rhode Island", "America/New_York"),
    SC("South Carolina", "America/New_York"),
    SD("South Dakota", "America/Chicago"),
    TN("Tennessee", "America/Chicago"),
    TX("Texas", "America/Chicago"),
    UT("Utah", "America/Denver"),
    VT("Vermont", "America/New_York"),
    VA("Virginia", "America/New_York"),
    WA("Washington", "America/Los_Angeles"),
    WV("West Virginia", "America/New_York"),
    WI("Wisconsin", "America/Chicago"),
    WY("Wyoming", "America/Denver"),
    AS("American Samoa", "Pacific/Pago_Pago"),
    FM("Federated States of Micronesia", "Pacific/Chuuk"),
    GU("Guam", "Pacific/Guam"),
    MH("Marshall Islands", "Pacific/Majuro"),
    MP("Northern Mariana Islands", "Pacific/Guam"),
    PR("Puerto Rico", "America/Puerto_Rico"),
    PW("Palau", "Pacific/Palau"),
    VI("Virgin Islands", "America/St_Thomas");

    private final String fullName;
    private final ZoneId timeZone;

    UsState(String fullName, String timeZone) {
        this.fullName = fullName;
        this.timeZone = ZoneId.of(timeZone);
    }

    /** "CA" or "California", in any case. */
    static Optional<UsState> of(String typed) {
        var word = typed.strip();
        return Arrays.stream(values())
                .filter(state -> state.name().equalsIgnoreCase(word) || state.fullName.equalsIgnoreCase(word))
                .findFirst();
    }

    ZoneId timeZone() {
        return timeZone;
    }
}
