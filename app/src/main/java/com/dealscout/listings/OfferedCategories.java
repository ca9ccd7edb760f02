package com.dealscout.listings;

import java.util.List;

/** Categories that are offered where one is asked for; any other text is one too. */
public final class OfferedCategories {

    /** What things are sorted into first, by name. */
    public static final List<String> TOP = List.of(
            "Antiques",
            "Appliances",
            "Arts & Crafts",
            "Baby & Kids",
            "Bicycles",
            "Books",
            "Cameras",
            "Cars & Trucks",
            "Clothing",
            "Computers",
            "Electronics",
            "Furniture",
            "Garden",
            "Health & Beauty",
            "Home",
            "Jewelry",
            "Motorcycles",
            "Musical Instruments",
            "Pets",
            "Phones",
            "Sports",
            "Tools",
            "Toys & Games",
            "Video Games");

    private OfferedCategories() {}
}
