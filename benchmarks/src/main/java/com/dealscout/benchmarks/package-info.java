/** Measurements and trials of the whole application: through its public API, and by what arrived. */
@NullMarked
package com.dealscout.benchmarks;

import org.jspecify.annotations.NullMarked;
