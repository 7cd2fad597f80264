package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.receiver.access.AccessDocuments;
import io.wardgate.receiver.access.VersionConflictException;
import io.wardgate.receiver.store.AccessDelivery;
import io.wardgate.receiver.store.AccessDocument;
import io.wardgate.receiver.store.AccessDocument.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /api/access/policy} and {@code PUT /api/access/orders}, with {@code ?gateways=a,b} for some alone, and
 * {@code GET /api/access}: which gateway has which version. A page of another origin cannot PUT without being asked first.
 */
final class AccessEndpoint {

    private final AccessDocuments documents;
    private final Json json;

    AccessEndpoint(AccessDocuments documents, Json json) {
        this.documents = documents;
        this.json = json;
    }

    /** One document, and what came of it. */
    private record DocumentView(
            long version,
            @Nullable Long baseVersion,
            String site,
            String sha256,
            int octets,
            long receivedAtMillis,
            List<DeliveryView> gateways) {

        static DocumentView of(AccessDocument document, List<AccessDelivery> deliveries) {
            return new DocumentView(
                    document.version(),
                    document.baseVersion() == 0 ? null : document.baseVersion(),
                    document.site(),
                    document.sha256(),
                    document.octets(),
                    document.receivedAtMillis(),
                    deliveries.stream()
                            .map(delivery -> DeliveryView.of(delivery, document.parts()))
                            .toList());
        }
    }

    private record DeliveryView(
            String gateway, String state, String detail, int part, int parts, int attempt, long updatedAtMillis) {

        static DeliveryView of(AccessDelivery delivery, int parts) {
            return new DeliveryView(
                    delivery.gateway(),
                    delivery.state().name(),
                    delivery.detail(),
                    delivery.part(),
                    parts,
                    delivery.attempt(),
                    delivery.updatedAtMillis());
        }
    }

    private record Answer(List<DocumentView> policy, List<DocumentView> orders) {}

    void putPolicy(Context context) {
        put(context, Kind.POLICY);
    }

    void putOrders(Context context) {
        put(context, Kind.ORDERS);
    }

    private void put(Context context, Kind kind) {
        String type = context.contentType();
        if (type == null || !type.startsWith("application/octet-stream")) {
            fail(context, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/octet-stream");
            return;
        }
        try {
            byte[] octets = context.bodyInputStream().readNBytes(AccessDocuments.MAX_OCTETS + 1);
            if (octets.length > AccessDocuments.MAX_OCTETS) {
                throw new IllegalArgumentException("the body has more than " + AccessDocuments.MAX_OCTETS + " octets");
            }
            AccessDocument taken = documents.take(kind, octets, gateways(context.queryParam("gateways")));
            context.status(HttpStatus.ACCEPTED);
            answer(context, DocumentView.of(taken, documents.newest(kind).getOrDefault(taken, List.of())));
        } catch (IllegalArgumentException e) {
            fail(context, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (VersionConflictException e) {
            fail(context, HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            fail(context, HttpStatus.BAD_REQUEST, "the body did not come whole: " + e.getMessage());
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database fails: " + e.getMessage());
        }
    }

    void get(Context context) {
        try {
            answer(context, new Answer(newest(Kind.POLICY), newest(Kind.ORDERS)));
        } catch (SQLException e) {
            fail(context, HttpStatus.SERVICE_UNAVAILABLE, "the database cannot be read: " + e.getMessage());
        }
    }

    private List<DocumentView> newest(Kind kind) throws SQLException {
        List<DocumentView> views = new ArrayList<>();
        documents.newest(kind).forEach((document, deliveries) -> views.add(DocumentView.of(document, deliveries)));
        return views;
    }

    private static List<String> gateways(@Nullable String text) {
        return text == null
                ? List.of()
                : List.of(text.split(",", -1)).stream()
                        .map(CommandRequest::gateway)
                        .toList();
    }

    private void answer(Context context, Object value) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(json.write(value));
    }

    private void fail(Context context, HttpStatus status, String message) {
        context.status(status).contentType("application/json").result(json.write(Map.of("error", message)));
    }
}
