package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.AugmentSpec;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.TrainSpec;
import dev.dlc.compiler.model.Transfer;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resolves one model: its ports, then its network, then what its other sections say of them. */
final class ModelAnalyser {
    private static final int MOST_PORTS = 1000;

    private final Declaration.Model declaration;
    private final Usage usage;
    private final Problems problems;
    private final Tape tape;
    private final Expander expander;
    private final Scope scope;
    private final Sections sections;
    private final List<Port> inputs = new ArrayList<>();
    private final List<Port> targets = new ArrayList<>();
    private final Damage damage;
    /** False where an input or target is in error, or may be missing because of a mistake in the form. */
    private boolean allPorts;

    ModelAnalyser(Declaration.Model declaration, FileScope file, Usage usage, Problems problems) {
        this.declaration = declaration;
        this.usage = usage;
        this.problems = problems;
        this.tape = new Tape(problems);
        this.expander = new Expander(problems, usage, tape);
        this.scope = file.params().child();
        this.sections = new Sections(declaration, problems);
        this.damage = file.damage();
        this.allPorts = declaration.complete();
    }

    /** The model; empty where anything in it is in error. */
    Optional<Model> analyse() {
        sections.check();
        ports();
        network();
        int before = problems.errors();
        List<LossTerm> read = losses();
        // with a loss in error, what the model lacks of it may be what that would have brought
        boolean allLosses = problems.errors() == before && sections.isReadable("loss", damage);
        List<LossTerm> losses = allLosses ? read : List.of();
        List<LayerCall> layers = needed(losses);
        var transfer = new TransferSection(expander, problems, scope, sections.find(Section.Transfer.class));
        List<Transfer> files = transfer.files();
        List<Weight> weights = new WeightSections(expander, problems, scope)
                .resolve(
                        sections.find(Section.Init.class),
                        sections.find(Section.Regularize.class),
                        transfer,
                        losses.isEmpty() ? tape.calls() : layers,
                        weightsKnown(),
                        declared());
        transfer.checkSomethingTrains(
                !weightsKnown() || weights.isEmpty() || weights.stream().anyMatch(Weight::trainable));
        Optional<Optimizer> optimizer = optimizer();
        DataSpec data = sections.find(Section.Data.class)
                .map(section -> new DataSection(expander, problems, scope, inputs, targets, allPorts).resolve(section))
                .orElseGet(() -> new DataSpec(
                        Optional.empty(), Optional.empty(), Optional.empty(), 0, DataSpec.Preparation.NONE));
        List<AugmentSpec> augmentations = augmentations();
        Optional<TrainSpec> training =
                training(losses, allLosses, optimizer.map(Optimizer::lr).orElse(0.0));
        return problems.hasErrors() || optimizer.isEmpty() || training.isEmpty() || losses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Model(
                        declaration.name().text(),
                        declaration.name().span(),
                        inputs,
                        targets,
                        layers,
                        weights,
                        losses,
                        optimizer.get(),
                        training.get(),
                        data,
                        augmentations,
                        files));
    }

    private void ports() {
        var resolver = new PortResolver(expander, problems, scope);
        for (Section section : declaration.sections()) {
            if (inputs.size() + targets.size() > MOST_PORTS) {
                problems.add(Diagnostic.of(
                        Code.TOO_LARGE,
                        section.keyword().span(),
                        "a model has at most " + MOST_PORTS + " inputs and targets",
                        "columns that belong together are one input: `input features: float[" + MOST_PORTS + "]`"));
                return;
            }
            if (section instanceof Section.Input input) {
                int id = tape.nextId();
                Optional<Port> port = resolver.resolve(id, input.name(), input.type(), true, input.span());
                port.ifPresent(inputs::add);
                declare(
                        input.name(),
                        "the input",
                        port.map(tape::port).orElseGet(() -> new Tensor(id, Optional.empty())));
                allPorts &= port.isPresent();
            } else if (section instanceof Section.Broken broken && isPort(broken)) {
                allPorts = false;
                broken.name().ifPresent(name -> expander.define(name, tape.poisoned(), scope));
            } else if (section instanceof Section.Target target) {
                Optional<Port> port =
                        resolver.resolve(tape.nextId(), target.name(), target.type(), false, target.span());
                port.ifPresent(targets::add);
                declare(
                        target.name(),
                        "the target",
                        port.<Evaluated>map(Evaluated.Target::new).orElseGet(Evaluated.Failed::new));
                allPorts &= port.isPresent();
            }
        }
    }

    private static boolean isPort(Section.Broken section) {
        String keyword = section.keyword().text();
        return keyword.equals("input") || keyword.equals("target");
    }

    /** True where no error has left out a layer, so that a pattern which matches nothing is wrong itself. */
    private boolean weightsKnown() {
        return tape.isComplete() && damage.isNone() && sections.isWritten("network");
    }

    /** The values whose weights may be meant; empty where they are not all known. */
    private Optional<Set<String>> declared() {
        return sections.find(Section.Network.class)
                .filter(network ->
                        declaration.complete() && !damage.declaresUnknown() && !damage.isGuessed(network.span()))
                .map(network -> Stream.concat(
                                network.body().values().stream()
                                        .map(value -> value.name().text()),
                                damage.names().stream())
                        .collect(Collectors.toSet()));
    }

    private void declare(Name name, String kind, Evaluated value) {
        expander.define(name, value, scope);
        usage.declare(name, kind);
    }

    private void network() {
        sections.find(Section.Network.class).ifPresent(section -> expander.network(section.body(), scope));
    }

    private List<LossTerm> losses() {
        try {
            return sections.find(Section.Loss.class)
                    .map(section -> new LossSection(expander, tape, problems, scope).resolve(section.value()))
                    .orElse(List.of());
        } catch (ExpansionStopped stopped) {
            problems.add(stopped.diagnostic());
            return List.of();
        }
    }

    /** The layers that a loss depends on, in their order. */
    private List<LayerCall> needed(List<LossTerm> losses) {
        Set<Integer> needed = new HashSet<>();
        losses.forEach(term -> needed.add(term.value()));
        List<LayerCall> calls = tape.calls();
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (needed.contains(calls.get(i).id())) {
                needed.addAll(calls.get(i).inputs());
            }
        }
        return calls.stream().filter(call -> needed.contains(call.id())).toList();
    }

    private Optional<Optimizer> optimizer() {
        return sections.find(Section.Optimizer.class)
                .flatMap(section -> new Entries<>(Optimizer.class, Planned.OPTIMIZER, expander, problems)
                        .bind(section.optimizer(), scope))
                .map(Bound::entry);
    }

    private List<AugmentSpec> augmentations() {
        List<Name> declared = declaration.sections(Section.Input.class).stream()
                .map(Section.Input::name)
                .toList();
        var reader = new AugmentSection(expander, problems, scope, inputs, declared);
        return declaration.sections(Section.Augment.class).stream()
                .flatMap(section -> reader.resolve(section).stream())
                .toList();
    }

    private Optional<TrainSpec> training(List<LossTerm> losses, boolean allLosses, double rate) {
        Optional<Section.Train> section = sections.find(Section.Train.class);
        Span span = section.map(train -> train.keyword().span())
                .orElse(declaration.name().span());
        boolean hasData = sections.find(Section.Data.class).isPresent() && sections.isReadable("data", damage);
        boolean splits = sections.find(Section.Data.class).stream()
                .flatMap(written -> written.settings().stream())
                .anyMatch(setting -> setting.name().text().equals("validation"));
        return new TrainSection(expander, problems, scope)
                .resolve(
                        section.map(Section.Train::settings).orElse(List.of()),
                        span,
                        losses,
                        targets,
                        !hasData || splits,
                        allLosses && allPorts && sections.isReadable("train", damage),
                        monitors -> new ScheduleSection(expander, problems, scope)
                                .resolve(sections.find(Section.Schedule.class), rate, monitors));
    }
}
