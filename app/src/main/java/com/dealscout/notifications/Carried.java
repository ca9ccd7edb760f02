package com.dealscout.notifications;

/** A claimed delivery and the state in which its turn leaves it. */
record Carried(Parcel parcel, Delivery.Settled state) {}
