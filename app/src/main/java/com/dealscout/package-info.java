@NullMarked
package com.dealscout;

import org.jspecify.annotations.NullMarked;
