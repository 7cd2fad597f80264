package io.wardgate.nfc.originality;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.nfc.Vectors;
import io.wardgate.nfc.Vectors.Vector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChipFamilyTest {

    private static final Map<String, ChipFamily> BY_NAME = Map.of(
            "Ultralight EV1", ChipFamily.ULTRALIGHT_EV1,
            "NTAG21x", ChipFamily.NTAG_21X,
            "Ultralight AES", ChipFamily.ULTRALIGHT_AES,
            "DESFire EV2", ChipFamily.DESFIRE_EV2,
            "NTAG424DNA", ChipFamily.NTAG_424_DNA);

    static List<Vector> signatures() {
        return Vectors.of("ecdsa_originality");
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void knowsSignaturesOfRealTagsAndOfCopiesWithAnotherUid(Vector vector) {
        ChipFamily family =
                Objects.requireNonNull(BY_NAME.get(vector.input().get("chip").asText()));

        assertThat(family.isOriginal(vector.octets("uid"), vector.octets("signature")))
                .isEqualTo(vector.expected().get("valid").asBoolean());
    }

    @Test
    void aSignatureOfAnotherLengthOrOfZerosIsNone() {
        assertThat(ChipFamily.NTAG_21X.isOriginal(new byte[7], new byte[31])).isFalse();
        assertThat(ChipFamily.NTAG_21X.isOriginal(new byte[7], new byte[32])).isFalse();
    }
}
