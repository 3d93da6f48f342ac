class App {
    narrow.Curve narrow = new narrow.Curve();
    wide.Curve wide = new wide.Curve();
    Line line = new Line();
}
