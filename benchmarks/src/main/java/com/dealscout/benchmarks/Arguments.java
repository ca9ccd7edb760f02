package com.dealscout.benchmarks;

import com.dealscout.demo.Unexpected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs, and behind {@code --} the command that starts the application. */
record Arguments(Map<String, String> options, List<String> appCommand) {

    static Arguments parse(String[] args) {
        var options = new HashMap<String, String>();
        var i = 0;
        while (i < args.length && !args[i].equals("--")) {
            if (!args[i].startsWith("--") || i + 1 >= args.length) {
                throw new Unexpected("Not an option with a value: " + args[i]);
            }
            options.put(args[i].substring(2), args[i + 1]);
            i += 2;
        }
        return new Arguments(options, List.of(args).subList(Math.min(i + 1, args.length), args.length));
    }

    String text(String name) {
        var value = options.get(name);
        if (value == null) {
            throw new Unexpected("--" + name + " is missing");
        }
        return value;
    }

    int number(String name, int otherwise) {
        return options.containsKey(name) ? Integer.parseInt(text(name)) : otherwise;
    }
}
