package com.dealscout.identity;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How what a session holds is kept in the database.
 *
 * <p>As Java objects, which another version of a library may no longer be able to read. That must not lock out
 * everybody who was logged in before an upgrade: what cannot be read counts as not there, so they log in again.
 */
@Configuration(proxyBeanMethods = false)
class SessionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

    @Bean
    @SuppressWarnings("NullAway") // a converter may answer null, which this way of adding one does not say
    ConversionService springSessionConversionService() {
        var service = new GenericConversionService();
        var serializing = new SerializingConverter();
        var deserializing = new DeserializingConverter(SessionStore.class.getClassLoader());
        service.addConverter(Object.class, byte[].class, serializing::convert);
        service.addConverter(byte[].class, Object.class, bytes -> read(deserializing, bytes));
        return service;
    }

    private static @Nullable Object read(DeserializingConverter deserializing, byte[] bytes) {
        try {
            return deserializing.convert(bytes);
        } catch (SerializationFailedException e) {
            LOG.debug("What a session held cannot be read by this version, and is left out", e);
            return null;
        }
    }
}
