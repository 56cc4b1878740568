// Functions of desk.go without a body are taken to be here.
