package dev.dlc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What Maven itself does not see to: that one version stands everywhere, and that the list of versions has all that is published. */
class PublishedPomsTest {
    private static final Path ROOT = Path.of("../..");

    private final XPath paths = XPathFactory.newInstance().newXPath();
    private final Document parent = pom("pom.xml");
    private final String version = text(parent, "/project/version");

    private Document pom(String path) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(ROOT.resolve(path).toFile());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    private String text(Document pom, String path) {
        try {
            return paths.evaluate(path, pom);
        } catch (javax.xml.xpath.XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) paths.evaluate(path, pom, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void theListOfVersionsHasAllThatAnAppMayDependOn() throws Exception {
        List<String> published = new ArrayList<>();
        for (String module : texts(parent, "/project/modules/module")) {
            Document pom = pom(module + "/pom.xml");
            boolean library = List.of("", "jar").contains(text(pom, "/project/packaging"));
            boolean deployed =
                    !text(pom, "/project/properties/maven.deploy.skip").equals("true");
            if (library && deployed) {
                published.add(text(pom, "/project/artifactId"));
            }
        }
        assertThat(published).contains("dlc-runtime", "dlc-compiler");
        assertThat(texts(pom("runtime/bom/pom.xml"), "//dependencyManagement//artifactId"))
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void everyModuleHasTheVersionNameAndDescriptionThatPublishingAsksFor() throws Exception {
        for (String module : texts(parent, "/project/modules/module")) {
            Document pom = pom(module + "/pom.xml");
            String own = text(pom, "/project/version");
            assertThat(own.isEmpty() ? text(pom, "/project/parent/version") : own)
                    .as(module)
                    .isEqualTo(version);
            if (!module.startsWith("samples")) {
                assertThat(text(pom, "/project/name")).as(module).isNotEmpty();
                assertThat(text(pom, "/project/description")).as(module).isNotEmpty();
            }
        }
        for (Document complete : List.of(parent, pom("runtime/bom/pom.xml"))) {
            for (String element : List.of("url", "licenses/license/url", "developers/developer/name", "scm/url")) {
                assertThat(text(complete, "/project/" + element)).as(element).isNotEmpty();
            }
        }
    }

    @Test
    void documentsNameTheVersion() throws Exception {
        Pattern named = Pattern.compile("dlc-[a-z-]+</artifactId>\\s*<version>([^<]+)</version>"
                + "|dlc-[a-z]+(?::|\" % \")(\\d[^'\"]*)|dlc-[a-z]+-(\\d[^ ]*)\\.jar");
        int count = 0;
        for (String page : List.of("README.md", "docs/build-tools.md")) {
            Matcher matcher = named.matcher(Files.readString(ROOT.resolve(page)));
            for (; matcher.find(); count++) {
                assertThat(Stream.of(matcher.group(1), matcher.group(2), matcher.group(3)))
                        .as(page)
                        .contains(version);
            }
        }
        assertThat(count).isEqualTo(5);
        assertThat(Files.readString(ROOT.resolve("CHANGELOG.md")))
                .contains("\n## " + version.replace("-SNAPSHOT", "") + " ");
    }
}
