/**
 * The ground the rooms stand on: the database and its start, the clock, the work loop, problems, pages of a list, and
 * what is sealed at rest or signed.
 *
 * <p>Owns no business fact; of pages, the frame and its parts. Announces nothing. Never knows a room.
 */
@ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
@NullMarked
package com.dealscout.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
