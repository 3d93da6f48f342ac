class App {
    Line line = new Line();
    Curve curve = new Curve();
}
