/** Stand-in marketplaces and message sinks over real HTTP, OAuth and SMTP. State is in memory. */
@NullMarked
package com.dealscout.sandbox;

import org.jspecify.annotations.NullMarked;
