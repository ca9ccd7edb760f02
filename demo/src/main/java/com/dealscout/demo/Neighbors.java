package com.dealscout.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sample's people. */
final class Neighbors {

    enum Role {
        SELLER,
        BUYER,
        BOTH;

        boolean sells() {
            return this != BUYER;
        }

        boolean buys() {
            return this != SELLER;
        }
    }

    /** @param town as it is called within a rule's name */
    record Neighbor(String name, Role role, String postalCode, String town) {

        String email() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        }
    }

    /** Who is printed at the end: one who sells, one who buys, one who does both. */
    static final Neighbor SELLER = new Neighbor("Dana Whitfield", Role.SELLER, "95112", "San Jose");

    static final Neighbor BUYER = new Neighbor("Sarah Lindqvist", Role.BUYER, "94110", "San Francisco");
    static final Neighbor BOTH = new Neighbor("Mike Alvarado", Role.BOTH, "94607", "Oakland");

    private static final String[] SELLERS = {
        "Ruth Okafor", "Tom Brennan", "Priya Natarajan", "Walter Sims", "Elena Popescu", "Hugo Castillo",
        "Grace Liu", "Amir Haddad", "Nora Jensen", "Calvin Brooks", "Mei Tanaka", "Oscar Delgado"
    };
    private static final String[] BUYERS = {
        "Jonas Weber", "Fatima Siddiqui", "Leah Goldman", "Andre Baptiste", "Katie Moran", "Dmitri Volkov",
        "Wanda Kowalski", "Sofia Marino", "Ben Ashworth", "Ines Ferreira", "Tyrone Wells", "Hannah Schultz",
        "Kofi Mensah", "Laura Nguyen", "Peter Novak", "Zoe Papadakis", "Marcus Reed"
    };
    private static final String[] BOTHS = {
        "Alice Fontaine",
        "Rahul Mehta",
        "Ingrid Solberg",
        "Victor Chen",
        "Carmen Ortiz",
        "Noah Fischer",
        "Tessa Boyd",
        "Emeka Obi"
    };

    private static final String[][] TOWNS = {
        {"95126", "San Jose"}, {"95050", "Santa Clara"}, {"94086", "Sunnyvale"}, {"94040", "Mountain View"},
        {"94301", "Palo Alto"}, {"94536", "Fremont"}, {"94704", "Berkeley"}, {"94117", "San Francisco"},
        {"94401", "San Mateo"}, {"94063", "Redwood City"}, {"94541", "Hayward"}, {"95060", "Santa Cruz"},
        {"95814", "Sacramento"}, {"90026", "Los Angeles"}, {"92103", "San Diego"}, {"97202", "Portland"},
        {"98103", "Seattle"}, {"78704", "Austin"}
    };

    private Neighbors() {}

    /** Forty; the first one is she by whom it is known that they are there. */
    static List<Neighbor> all() {
        var all = new ArrayList<>(List.of(SELLER, BUYER, BOTH));
        add(all, SELLERS, Role.SELLER);
        add(all, BUYERS, Role.BUYER);
        add(all, BOTHS, Role.BOTH);
        return List.copyOf(all);
    }

    private static void add(List<Neighbor> all, String[] names, Role role) {
        for (var name : names) {
            var town = TOWNS[all.size() * 5 % TOWNS.length];
            all.add(new Neighbor(name, role, town[0], town[1]));
        }
    }
}
