package com.dealscout;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** Starts Deal Scout. What each package is for stands in its {@code package-info}; the map is docs/architecture.md. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // rooms choose names freely
@Modulithic(systemName = "Deal Scout")
class DealScout {

    public static void main(String[] args) {
        try {
            SpringApplication.run(DealScout.class, args);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // a training run for the start-up cache ends here on purpose
        } catch (RuntimeException e) {
            System.exit(1); // has been reported, in one sentence where the cause is known
        }
    }
}
