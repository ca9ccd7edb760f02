/**
 * The story as a client sees it: the public HTTP API and the sandbox's control calls, nothing else.
 *
 * <p>{@link com.dealscout.demo.Walkthrough} tells it, step by step, and {@link com.dealscout.demo.Chronicle} prints it.
 *
 * <p>{@link com.dealscout.demo.Sample} makes a lively place to look at, from what {@link
 * com.dealscout.demo.SamplePlan} says.
 *
 * <p>{@link com.dealscout.demo.ApiClient} and {@link com.dealscout.demo.SandboxClient} serve the benchmarks, too.
 */
@NullMarked
package com.dealscout.demo;

import org.jspecify.annotations.NullMarked;
