package fact

import (
	"math"
	"strings"
	"testing"
)

func sound() Observation {
	return Observation{
		ID: "o.aaa.x", Layer: Energy, Measure: "import share", Item: "crude oil", From: "AAA", To: "BBB", Value: 0.4, Unit: "share",
		Denominator: "all crude oil imports of BBB by value", Period: YearPeriod(2021, 2021), Basis: Reconciled, Status: Reported, Source: "s.x",
	}
}

func TestObservationValid(t *testing.T) {
	if err := sound().Valid(); err != nil {
		t.Fatal(err)
	}
	f := func(want string, spoil func(*Observation)) {
		t.Helper()
		o := sound()
		spoil(&o)
		err := o.Valid()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
	low, high := 0.5, 0.6
	f("no id", func(o *Observation) { o.ID = "" })
	f("layer", func(o *Observation) { o.Layer = "oil" })
	f("measure", func(o *Observation) { o.Measure = "percentage" })
	f("pair", func(o *Observation) { o.To = "" })
	f("holds", func(o *Observation) { o.From = "A<B" })
	f("no source", func(o *Observation) { o.Source = "" })
	f("no unit", func(o *Observation) { o.Unit = "" })
	f("no period", func(o *Observation) { o.Period = Period{} })
	f("no basis", func(o *Observation) { o.Basis = "" })
	f("status", func(o *Observation) { o.Status = "missing" })
	f("not finite", func(o *Observation) { o.Value = math.NaN() })
	f("status is zero", func(o *Observation) { o.Status = Zero })
	f("no value can stand", func(o *Observation) { o.Status = Dark })
	f("denominator", func(o *Observation) { o.Denominator = "" })
	f("fraction", func(o *Observation) { o.Value = 40 })
	f("unit \"%\"", func(o *Observation) { o.Unit = "%" })
	f("outside its interval", func(o *Observation) { o.Low, o.High = &low, &high })
	f("ends before", func(o *Observation) { o.Low, o.High = &high, &low })
}

func TestDarkIsNotZero(t *testing.T) {
	o := sound()
	o.Status, o.Value = Dark, 0
	if o.Known() {
		t.Error("a dark row carries no value")
	}
	o.Status = Zero
	if !o.Known() {
		t.Error("a reported zero is a value")
	}
}
