package com.dealscout;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Deal Scout. What each package is for stands in its {@code package-info}; the map is docs/architecture.md. */
@SpringBootApplication
@Modulithic(systemName = "Deal Scout")
class DealScout {

    public static void main(String[] args) {
        SpringApplication.run(DealScout.class, args);
    }
}
