package com.dealscout.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.dealscout.platform.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.node.ObjectNode;

class RuleFormTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "350|350",
                "$350|350",
                " 1,200.50 |1200.50",
                "1,2|\"1,2\"",
                "cheap|\"cheap\"",
                "1e9|\"1e9\"",
                "''|null"
            })
    void pricesAreReadAsPeopleWriteThemAndWhatIsNoneIsLeftToTheCommand(String typed, String sent) {
        assertThat(request("max_price", typed).get("max_price").toString()).isEqualTo(sent);
    }

    @Test
    void wordsStandBetweenCommas() {
        assertThat(request("keywords", " gaming chair,, sofa ,").get("keywords").toString())
                .isEqualTo("[\"gaming chair\",\"sofa\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "95112|{\"postal_code\":\"95112\",\"radius_mi\":null}",
                "37.35, -121.9|{\"lat\":37.35,\"lon\":-121.9,\"radius_mi\":null}",
                "' '|null"
            })
    void aPlaceIsAZipCodeAPointOrAnywhere(String typed, String sent) {
        assertThat(request(RuleForm.PLACE, typed).get("location").toString()).isEqualTo(sent);
    }

    @Test
    void refusalsStandAtTheFieldsThatThePageHas() {
        var refused = RuleForm.typed(new LinkedMultiValueMap<>())
                .refusedFor(Problem.Invalid.fields(List.of(
                        new Problem.FieldError("keywords[1]", "has 70 characters."),
                        new Problem.FieldError("location.lat", "is needed."))));

        assertThat(refused.form().getErrors())
                .containsExactly(
                        Map.entry("keywords", "This list’s entry 2 has 70 characters."),
                        Map.entry(RuleForm.PLACE, "This is needed."));
    }

    private static ObjectNode request(String field, String typed) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add(field, typed);
        return RuleForm.typed(form).request();
    }
}
