class Kinds {
    boolean byName(Object a, Object b) {
        // expect: class-compared-by-name
        return a.getClass().getSimpleName().equals(b.getClass().getSimpleName());
    }

    boolean byText(Object a) {
        // expect: class-compared-by-name
        return a.getClass().getName().equals("app.Admin");
    }

    boolean byClass(Object a, Object b) {
        // ok: class-compared-by-name
        return a.getClass().equals(b.getClass());
    }
}
