/** Rules in, matching rule ids out. */
@NullMarked
package com.dealscout.matcher;

import org.jspecify.annotations.NullMarked;
