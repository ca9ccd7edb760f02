package com.dealscout.selling;

import java.util.List;

/**
 * Categories that are offered where one is asked for; any other text is one too. Sellers choose from all, so that buyers,
 * who choose from what things are sorted into first, find what they sell.
 */
public final class OfferedCategories {

    private static final String LEVELS = " - ";

    /** By name; of those with levels the first level stands here too, for what fits none below it. */
    public static final List<String> ALL = List.of(
            "Antiques",
            "Appliances",
            "Appliances - Kitchen",
            "Appliances - Laundry",
            "Arts & Crafts",
            "Baby & Kids",
            "Baby & Kids - Strollers",
            "Bicycles",
            "Books",
            "Cameras",
            "Cars & Trucks",
            "Cars & Trucks - Parts",
            "Clothing",
            "Clothing - Bags",
            "Clothing - Men",
            "Clothing - Outerwear",
            "Clothing - Shoes",
            "Clothing - Women",
            "Collectibles",
            "Computers",
            "Computers - Laptops",
            "Electronics",
            "Electronics - Audio",
            "Electronics - TVs",
            "Furniture",
            "Furniture - Beds",
            "Furniture - Chairs",
            "Furniture - Desks",
            "Furniture - Gaming",
            "Furniture - Sofas",
            "Furniture - Storage",
            "Furniture - Tables",
            "Garden",
            "Health & Beauty",
            "Home",
            "Home - Decor",
            "Home - Kitchen",
            "Home - Lighting",
            "Home - Office",
            "Jewelry",
            "Jewelry - Watches",
            "Motorcycles",
            "Musical Instruments",
            "Musical Instruments - Guitars",
            "Musical Instruments - Keyboards",
            "Pets",
            "Phones",
            "Sports",
            "Sports - Camping",
            "Sports - Fitness",
            "Tools",
            "Tools - Power Tools",
            "Toys & Games",
            "Video Games");

    /** What things are sorted into first: a buyer who wants "Furniture" is offered what is below it too. */
    public static final List<String> TOP =
            ALL.stream().filter(category -> !category.contains(LEVELS)).toList();

    private OfferedCategories() {}
}
