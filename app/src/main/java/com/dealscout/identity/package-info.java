/**
 * Who somebody is: people, sessions, tokens, their time zone and home, and where places are.
 *
 * <p>Announces {@code PersonRegistered}, {@code AddressToConfirm}, {@code PasswordResetAsked} and
 * {@code RegistrationRepeated}, with ids only. Never sends a mail, and never knows another room.
 */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"platform"})
@NullMarked
package com.dealscout.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
