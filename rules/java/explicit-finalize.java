class Holder {
    void clean(Holder other) throws Throwable {
        // expect: explicit-finalize
        other.finalize();
    }

    @Override
    protected void finalize() throws Throwable {
        // ok: explicit-finalize
        super.finalize();
    }
}
