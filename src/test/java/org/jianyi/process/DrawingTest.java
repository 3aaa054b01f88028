package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Models.processes;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.*;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jianyi.process.Models.Model;
import org.junit.jupiter.api.Test;

/** The pictures are read by people in Cockpit and in the guide: whatever a model says is drawn, and can be read. */
class DrawingTest {

    /** Labels are drawn with this font size at most; a Chinese character is as wide as it is high. */
    private static final double FONT = 12;

    private static final double LINE = 14;

    @Test
    void everythingInAModelIsDrawn() {
        assertThat(complaints((model, drawing) -> Stream.of(
                                FlowNode.class, Lane.class, Participant.class, TextAnnotation.class)
                        .flatMap(model::all)
                        .filter(element -> !drawing.shapes.containsKey(element))
                        .map(BaseElement::getId)))
                .isEmpty();
        assertThat(complaints(
                        (model, drawing) -> Stream.concat(model.all(SequenceFlow.class), model.all(Association.class))
                                .filter(flow -> drawing.way(flow).isEmpty())
                                .map(BaseElement::getId)))
                .isEmpty();
    }

    @Test
    void nothingIsDrawnOverAnotherThing() {
        assertThat(complaints((model, drawing) -> drawing.pairs(
                        drawing.nodes(),
                        (one, other) -> !contains(one, other)
                                && !contains(other, one)
                                && !attached(one, other)
                                && !attached(other, one)
                                && drawing.shape(one).intersects(drawing.shape(other)))))
                .isEmpty();
    }

    @Test
    void aSubProcessHoldsWhatBelongsToIt() {
        assertThat(complaints((model, drawing) -> drawing.nodes().stream()
                        .filter(node ->
                                node.getParentElement() instanceof SubProcess && !(node instanceof BoundaryEvent))
                        .filter(node -> !drawing.shape((BaseElement) node.getParentElement())
                                .contains(drawing.shape(node)))
                        .map(BaseElement::getId)))
                .isEmpty();
    }

    @Test
    void everyStepLiesInTheLaneOfWhoeverActs() {
        assertThat(complaints((model, drawing) -> model.process().getFlowElements().stream()
                        .filter(FlowNode.class::isInstance)
                        .map(FlowNode.class::cast)
                        .filter(node -> {
                            List<Lane> lanes = model.all(Lane.class)
                                    .filter(lane -> lane.getFlowNodeRefs().contains(node))
                                    .toList();
                            Rectangle2D shape = drawing.shape(node);
                            return lanes.size() != 1
                                    || !drawing.shape(lanes.get(0)).contains(shape.getCenterX(), shape.getCenterY());
                        })
                        .map(BaseElement::getId)))
                .isEmpty();
    }

    @Test
    void flowsRunLevelOrUprightFromBorderToBorder() {
        assertThat(complaints((model, drawing) -> model.all(SequenceFlow.class)
                        .filter(flow -> {
                            List<Line2D> way = drawing.way(flow);
                            return way.isEmpty()
                                    || way.stream()
                                            .anyMatch(line ->
                                                    line.getX1() != line.getX2() && line.getY1() != line.getY2())
                                    || !onBorder(
                                            drawing.shape(flow.getSource()),
                                            way.get(0).getP1())
                                    || !onBorder(
                                            drawing.shape(flow.getTarget()),
                                            way.get(way.size() - 1).getP2());
                        })
                        .map(BaseElement::getId)))
                .isEmpty();
    }

    @Test
    void noFlowRunsThroughAShapeItDoesNotBelongTo() {
        assertThat(complaints((model, drawing) -> model.all(SequenceFlow.class).flatMap(flow -> drawing.nodes().stream()
                        .filter(node -> !node.equals(flow.getSource())
                                && !node.equals(flow.getTarget())
                                && !contains(node, flow))
                        .filter(node ->
                                drawing.way(flow).stream().anyMatch(line -> line.intersects(drawing.shape(node))))
                        .map(node -> flow.getId() + " runs through " + node.getId()))))
                .isEmpty();
    }

    @Test
    void noTwoFlowsCross() {
        assertThat(complaints((model, drawing) -> drawing.pairs(
                        model.all(SequenceFlow.class).toList(),
                        (one, other) -> !one.getSource().equals(other.getSource())
                                && !one.getTarget().equals(other.getTarget())
                                && drawing.way(one).stream().anyMatch(line -> drawing.way(other).stream()
                                        .anyMatch(line::intersectsLine)))))
                .isEmpty();
    }

    @Test
    void everyNameHasItsPlaceAndFitsIntoIt() {
        assertThat(complaints((model, drawing) -> model.all(FlowElement.class)
                        .filter(element -> element.getName() != null)
                        .filter(element -> {
                            Rectangle2D place = element instanceof Activity
                                    ? inside(drawing.shape(element))
                                    : drawing.labels.get(element);
                            return place == null || !fits(element.getName(), place);
                        })
                        .map(BaseElement::getId)))
                .isEmpty();
    }

    @Test
    void noNameLiesOnAShapeAFlowOrAnotherName() {
        assertThat(complaints((model, drawing) -> drawing.pairs(
                        drawing.labels.keySet(),
                        (one, other) -> drawing.labels.get(one).intersects(drawing.labels.get(other)))))
                .isEmpty();
        assertThat(complaints((model, drawing) -> drawing.labels.entrySet().stream()
                        .flatMap(label -> Stream.concat(
                                drawing.nodes().stream()
                                        .filter(node -> !(node instanceof SubProcess)
                                                && covers(node, drawing.shape(node), label.getValue()))
                                        .map(node -> label.getKey().getId() + " lies on " + node.getId()),
                                drawing.edges.entrySet().stream()
                                        .filter(edge -> edge.getValue().stream()
                                                .anyMatch(line -> line.intersects(label.getValue())))
                                        .map(edge -> label.getKey().getId() + " lies on "
                                                + edge.getKey().getId())))))
                .isEmpty();
    }

    /** Where the shapes, flows and names of one model stand. */
    private record Drawing(
            Map<BaseElement, Rectangle2D> shapes,
            Map<BaseElement, List<Line2D>> edges,
            Map<BaseElement, Rectangle2D> labels) {

        static Drawing of(Model model) {
            Drawing drawing = new Drawing(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            model.all(BpmnShape.class).forEach(shape -> {
                drawing.shapes.put(shape.getBpmnElement(), rectangle(shape.getBounds()));
                drawing.label(shape.getBpmnElement(), shape.getBpmnLabel());
            });
            model.all(BpmnEdge.class).forEach(edge -> {
                drawing.edges.put(edge.getBpmnElement(), lines(List.copyOf(edge.getWaypoints())));
                drawing.label(edge.getBpmnElement(), edge.getBpmnLabel());
            });
            return drawing;
        }

        void label(BaseElement element, BpmnLabel label) {
            if (label != null) {
                labels.put(element, rectangle(label.getBounds()));
            }
        }

        Rectangle2D shape(BaseElement element) {
            return shapes.get(element);
        }

        List<Line2D> way(BaseElement flow) {
            return edges.getOrDefault(flow, List.of());
        }

        /** Everything but pools and lanes, which lie under all the rest. */
        List<BaseElement> nodes() {
            return shapes.keySet().stream()
                    .filter(element -> !(element instanceof Participant) && !(element instanceof Lane))
                    .toList();
        }

        <T extends BaseElement> Stream<String> pairs(Collection<T> elements, BiFunction<T, T, Boolean> clash) {
            List<T> all = List.copyOf(elements);
            List<String> found = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    if (clash.apply(all.get(i), all.get(j))) {
                        found.add(all.get(i).getId() + " and " + all.get(j).getId());
                    }
                }
            }
            return found.stream();
        }
    }

    private static List<String> complaints(BiFunction<Model, Drawing, Stream<String>> rule) {
        return processes().stream()
                .flatMap(
                        model -> rule.apply(model, Drawing.of(model)).map(complaint -> model.name() + ": " + complaint))
                .toList();
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static List<Line2D> lines(List<Waypoint> points) {
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line2D.Double(
                    points.get(i - 1).getX(),
                    points.get(i - 1).getY(),
                    points.get(i).getX(),
                    points.get(i).getY()));
        }
        return lines;
    }

    private static boolean contains(BaseElement scope, BaseElement element) {
        for (ModelElementInstance parent = element.getParentElement();
                parent != null;
                parent = parent.getParentElement()) {
            if (parent.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    private static boolean attached(BaseElement event, BaseElement activity) {
        return event instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(activity);
    }

    private static boolean onBorder(Rectangle2D shape, Point2D point) {
        boolean withinX = point.getX() >= shape.getMinX() && point.getX() <= shape.getMaxX();
        boolean withinY = point.getY() >= shape.getMinY() && point.getY() <= shape.getMaxY();
        return withinX && (point.getY() == shape.getMinY() || point.getY() == shape.getMaxY())
                || withinY && (point.getX() == shape.getMinX() || point.getX() == shape.getMaxX());
    }

    private static Rectangle2D inside(Rectangle2D shape) {
        return new Rectangle2D.Double(
                shape.getX() + 5, shape.getY() + 5, shape.getWidth() - 10, Math.min(shape.getHeight(), 3 * LINE));
    }

    private static boolean fits(String name, Rectangle2D place) {
        double perLine = Math.floor(place.getWidth() / FONT);
        return Math.ceil(name.length() / perLine) * LINE <= place.getHeight() + 1;
    }

    /** The corners of a gateway's bounds are empty: only the diamond counts. */
    private static boolean covers(BaseElement node, Rectangle2D shape, Rectangle2D label) {
        if (!(node instanceof Gateway)) {
            return shape.intersects(label);
        }
        double dx = Math.max(0, Math.max(label.getMinX() - shape.getCenterX(), shape.getCenterX() - label.getMaxX()));
        double dy = Math.max(0, Math.max(label.getMinY() - shape.getCenterY(), shape.getCenterY() - label.getMaxY()));
        return dx + dy < shape.getWidth() / 2;
    }
}
