package io.wardgate.core.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where a component describes its keys: an XML resource of its bundle. */
public record MetatypeDescription(URL location) {

    static List<Section> sections(Collection<MetatypeDescription> descriptions) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (MetatypeDescription description : descriptions) {
            try (InputStream xml = description.location().openStream()) {
                MetatypeReader.read(xml).ifPresent(sections::add);
            }
        }
        return sections;
    }
}
