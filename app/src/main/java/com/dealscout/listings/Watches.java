package com.dealscout.listings;

import com.dealscout.identity.PersonId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who asked to be told about a listing. */
@Service
public class Watches {

    public List<PersonId> watchersOf(ListingId listing) {
        throw new UnsupportedOperationException("being built");
    }
}
