class App {
    Curve curve = new Curve();
}
