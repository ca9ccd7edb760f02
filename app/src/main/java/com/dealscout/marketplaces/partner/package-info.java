/**
 * The partner contract (docs/partner.openapi.yaml), spoken over HTTP: what any marketplace can implement so that Deal
 * Scout can list there for a seller.
 */
@NullMarked
package com.dealscout.marketplaces.partner;

import org.jspecify.annotations.NullMarked;
