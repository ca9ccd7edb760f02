package com.dealscout.identity;

/** What a person may do beyond their own things. */
public enum Role {
    /** Runs this installation. */
    ADMIN
}
